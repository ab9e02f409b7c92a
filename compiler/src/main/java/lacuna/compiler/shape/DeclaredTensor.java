package lacuna.compiler.shape;

import java.util.List;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.Value.Element;

/**
 * Whether a value fits a declaration of a tensor or a shape. Operand 0 is the value, operand 1 what
 * is declared; {@code what} names the parameter, or is words such as {@code the result of `f`}.
 */
public final class DeclaredTensor {
  private DeclaredTensor() {}

  /**
   * Compares a tensor, or a number as one without axes, with a pattern.
   *
   * @param before what the names of the pattern stand for already
   */
  public static Match fit(Value value, ShapePattern pattern, Bindings before, String what) {
    Value.Tensor tensor = Sizes.tensor(value).orElse(null);
    Match nothing = Match.of(before);
    if (tensor == null) {
      return nothing.because(noTensor(value, what));
    } else if (!Sizes.fitsTensors(value)) {
      return nothing.because(ShapeMismatches.beyondFloats(value, 0));
    }
    String element = pattern.element();
    if (!(value instanceof Value.Tensor)) {
      // a plain number that stands alone has its own element type, else that of its company
      Element own = value instanceof Value.Int ? Element.INT : Element.REAL;
      return element != null
          ? pattern.dims().isEmpty() ? Match.of(before.met(element, own)) : nothing
          : fit(new Value.Tensor(tensor.shape(), Element.REAL), pattern, before, what);
    } else if (element == null && tensor.element() != Element.REAL) {
      return nothing.because(ShapeMismatches.notReal(what, tensor));
    }
    Bindings bindings = before.met(element, tensor.element());
    Unifier unifier = new Unifier(tensor.shape(), pattern, bindings);
    Element wanted = bindings.element(element);
    Difference difference =
        wanted == tensor.element()
            ? unifier.unify()
            : Difference.element(tensor.element(), wanted);
    return difference == null
        ? unifier.match()
        : unifier
            .match()
            .because(ShapeMismatches.declared(what, pattern.text(), tensor, difference));
  }

  private static Mismatch noTensor(Value value, String what) {
    return Mismatch.takes(Rule.WRONG_TYPE, what, "a tensor", value, "give it a tensor or a number");
  }

  /**
   * Whether a tensor or a number has a shape that has a name of its own.
   *
   * @param name of the shape: {@code mask.output}
   * @param wanted a list of sizes, or a tensor
   */
  public static Result<Value> named(Value value, String name, Value wanted, String what) {
    List<Value.Int> sizes = Sizes.of(wanted).orElse(null);
    Value.Tensor tensor = Sizes.tensor(value).orElse(null);
    if (sizes == null || tensor == null) {
      return Result.mismatch(noTensor(value, what));
    } else if (sizes.equals(tensor.shape())) {
      return Result.ok(value);
    }
    String declared = "`%s`, which is %s".formatted(name, Describe.shape(wanted));
    Difference difference = Difference.of(tensor.shape(), sizes);
    return Result.mismatch(ShapeMismatches.declared(what, declared, tensor, difference));
  }

  /** Whether a value is a shape, for a parameter of the type {@code Shape}. */
  public static Result<List<Value.Int>> shape(Value value, String what) {
    if (value instanceof Value.Tensor) {
      return Result.mismatch(notShape(value, what));
    }
    return Sizes.of(value)
        .map(DeclaredTensor::possible)
        .orElseGet(() -> Result.mismatch(notShape(value, what)));
  }

  private static Mismatch notShape(Value value, String what) {
    return Mismatch.takes(
        Rule.WRONG_TYPE,
        what,
        "a shape, such as [batch, 10]",
        value,
        value instanceof Value.Tensor
            ? "`shape(x)` is the shape of a tensor `x`"
            : "a shape is a list of integers; `batch` stands for the batch size");
  }

  /** Whether there can be a tensor of that shape: no size is negative, and it can be counted. */
  public static Result<List<Value.Int>> possible(List<Value.Int> shape) {
    long elements = 1;
    for (int i = 0; i < shape.size(); i++) {
      long size = shape.get(i).number();
      if (size < 0) {
        return Result.mismatch(ShapeMismatches.negative(shape, i));
      }
      elements = Math.min(elements * size, Sizes.MOST_ELEMENTS + 1);
    }
    return elements > Sizes.MOST_ELEMENTS
        ? Result.mismatch(ShapeMismatches.tooLarge(shape))
        : Result.ok(shape);
  }

  /** Whether a value is one number that the run computes: a loss, a figure. */
  public static Result<Value> number(Value value, String what) {
    boolean number =
        value instanceof Value.Tensor tensor
            && tensor.shape().isEmpty()
            && tensor.element() == Value.Element.REAL;
    return number ? Result.ok(value) : Result.mismatch(ShapeMismatches.number(what, value));
  }

  /** Whether a value is what a stage may report: one number, or the class of each image. */
  public static Result<Value> figure(Value value, String what) {
    boolean classes =
        value instanceof Value.Tensor tensor
            && tensor.shape().size() == 1
            && tensor.shape().get(0).batch()
            && tensor.element() == Value.Element.INT;
    return classes ? Result.ok(value) : number(value, what);
  }

  /** Whether a number can fill a tensor. */
  public static Result<Value> filling(Value number) {
    return Sizes.fitsTensors(number)
        ? Result.ok(number)
        : Result.mismatch(ShapeMismatches.beyondFloats(number, 0));
  }

  /** Whether a component can keep a tensor of that shape: its sizes are known, and at least 1. */
  public static Result<List<Value.Int>> kept(List<Value.Int> shape) {
    for (int i = 0; i < shape.size(); i++) {
      String wrong =
          shape.get(i).batch()
              ? "`batch` cannot be a size of a parameter or buffer"
              : shape.get(i).number() < 1 ? "a size of a tensor must be at least 1" : null;
      if (wrong != null) {
        return Result.mismatch(
            Mismatch.of(
                    Rule.OUT_OF_RANGE,
                    wrong,
                    shape.get(i).batch()
                        ? "give it a size that is known before the run"
                        : "change what the size is computed from")
                .label("axis %d is %s".formatted(i, shape.get(i)))
                .from(new Operand(0, i)));
      }
    }
    return possible(shape);
  }

  /** Whether a tensor is what a component's tensor of that name is declared to be. */
  public static Result<Value.Tensor> content(
      String name, Value.Tensor value, Value.Tensor declared) {
    return value.equals(declared)
        ? Result.ok(value)
        : Result.mismatch(ShapeMismatches.content(name, value, declared));
  }
}
