package lacuna.compiler.shape;

import java.util.List;
import java.util.stream.IntStream;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Operator.Binary;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;

/** The mismatches of tensors, each with its wording. */
final class ShapeMismatches {
  private ShapeMismatches() {}

  /** An operator on tensors of which one holds booleans and should not, or the other way round. */
  static Mismatch elements(Binary operator, Value.Tensor a, Value.Tensor b) {
    boolean logical = operator.logical();
    return Mismatch.of(
            Rule.WRONG_TYPE,
            logical
                ? "`%s` takes booleans, not numbers".formatted(operator.text())
                : "`%s` takes numbers, not booleans".formatted(operator.text()),
            logical ? "compare first: x > 0" : "float(m) makes 1 of true and 0 of false")
        .label(a + " " + operator.text() + " " + b);
  }

  /** Two shapes do not broadcast. */
  static Mismatch apart(Binary operator, List<Value.Int> a, List<Value.Int> b) {
    Difference difference = Broadcasting.difference(a, b);
    return Mismatch.of(
            Rule.SHAPES_DIFFER,
            "shapes %s and %s do not broadcast with %s".formatted(a, b, operator.text()),
            "sizes are compared from the last; they must be equal, or one of them 1")
        .note(difference.why())
        .label(a + " " + operator.text() + " " + b)
        .from(difference.operands());
  }

  /** Reals are wanted, and the tensor holds something else. */
  static Mismatch notReal(String what, Value.Tensor tensor) {
    String held =
        switch (tensor.element()) {
          case INT -> "integers";
          case BOOL -> "booleans";
          case REAL -> throw new IllegalArgumentException(what);
        };
    return Mismatch.of(
            Rule.WRONG_TYPE,
            "%s takes real numbers, but this tensor holds %s"
                .formatted(Describe.quoted(what), held),
            "float(x) converts them")
        .label("this is " + tensor)
        .from(Operand.whole(0));
  }

  /** A tensor is not as it is declared, the result of a function included. */
  static Mismatch declared(
      String what, String declared, Value.Tensor actual, Difference difference) {
    boolean result = what.startsWith("the result");
    return Mismatch.of(
            result ? Rule.RESULT_SHAPE_DIFFERS : Rule.SHAPES_DIFFER,
            "%s is declared %s, but is %s"
                .formatted(Describe.quoted(what), declared, Describe.shape(actual)),
            "change what is computed, or what is declared")
        .note(difference.why())
        .from(difference.operands());
  }

  /** A tensor of a component is not as it is declared. */
  static Mismatch content(String name, Value.Tensor actual, Value.Tensor wanted) {
    Difference difference = Difference.of(actual, wanted);
    return Mismatch.of(
            Rule.RESULT_SHAPE_DIFFERS,
            "`%s` is declared %s, but its value is %s"
                .formatted(name, Describe.shape(wanted), Describe.shape(actual)),
            "change the value, or what is declared")
        .note(difference.why())
        .from(difference.operands());
  }

  /** A size of a tensor is below 0. */
  static Mismatch negative(List<Value.Int> shape, int axis) {
    return Mismatch.of(Rule.OUT_OF_RANGE, "a size of a tensor must be at least 0",
            "change what it is computed from")
        .label("axis %d is %s".formatted(axis, shape.get(axis)))
        .from(new Operand(0, axis));
  }

  /** A tensor has more elements than can be counted. */
  static Mismatch tooLarge(List<Value.Int> shape) {
    return Mismatch.of(Rule.OUT_OF_RANGE, "a tensor of shape %s is too large".formatted(shape),
            "make one of its sizes smaller")
        .label("it would have more than %d elements".formatted(Sizes.MOST_ELEMENTS))
        .from(IntStream.range(0, shape.size()).mapToObj(axis -> new Operand(0, axis)).toList());
  }

  /** A number is too large for tensors. */
  static Mismatch beyondFloats(Value number, int operand) {
    return Mismatch.of(
            Rule.OUT_OF_RANGE, "%s is too large for a tensor".formatted(number),
            "numbers in tensors have 32 bits and go up to 3.4e38")
        .from(Operand.whole(operand));
  }

  /** A loss or figure is no number, or none that the run computes. */
  static Mismatch number(String what, Value value) {
    String name = Describe.quoted(what);
    if (!(value instanceof Value.Tensor tensor)) {
      return Mismatch.of(
              Rule.WRONG_TYPE,
              "%s must be computed from tensors, but this is %s"
                  .formatted(name, Describe.article(value)),
              "compute it from the function's parameters or the network's output")
          .from(Operand.whole(0));
    }
    return Mismatch.of(
        Rule.RESULT_SHAPE_DIFFERS,
        "%s must be one number, but this is %s".formatted(name, Describe.shape(value)),
        tensor.shape().isEmpty()
            ? "`float` makes a number of it"
            : "sum(x) adds up all elements; divide by their number for the mean");
  }

  /** Tensors differ in another axis than the one they are joined along. */
  static Mismatch notJoined(Value parts, Value axis) {
    return Mismatch.of(
            Rule.SHAPES_DIFFER, "these tensors cannot be joined along axis " + axis,
            "all sizes but those along the axis must be equal, and the batch stays one")
        .note("they are " + Describe.brief(parts));
  }

  /** A function of a shape and of axes is given one that the shape lacks, or no shape. */
  static Mismatch noAxis(String function, List<Value> arguments) {
    Value given = arguments.get(0);
    List<Value.Int> shape = Sizes.of(given).orElse(null);
    if (shape == null) {
      return Mismatch.of(
          Rule.WRONG_TYPE,
          "`%s` takes a shape, and this is %s".formatted(function, Describe.article(given)),
          "`shape(x)` is the shape of a tensor `x`");
    }
    boolean second =
        function.equals("swapped") && Elements.index(arguments.get(1), shape.size()) >= 0;
    return Mismatch.of(
            Rule.NO_SUCH_AXIS, "there is no axis " + arguments.get(second ? 2 : 1),
            axes(Describe.brief(given), shape.size()));
  }

  private static String axes(String what, int count) {
    return switch (count) {
      case 0 -> what + " has no axes";
      case 1 -> what + " has axis 0 only";
      default -> "%s has axes 0 to %d".formatted(what, count - 1);
    };
  }

  /** A tensor has no such axis to be taken apart along. */
  static Mismatch notUnbound(Value tensor, Value axis) {
    return Mismatch.of(
            Rule.NO_SUCH_AXIS,
            "the tensor is %s and has no axis %s".formatted(Describe.shape(tensor), axis),
            axes("it", Sizes.of(tensor).map(List::size).orElse(0)))
        .from(Operand.whole(1));
  }

  /** A tensor is too long, or of unknown length, to be taken apart. */
  static Mismatch tooManyParts(Value.Int size, int axis, int most) {
    return Mismatch.of(
            Rule.NO_SUCH_AXIS, "an axis of size %s cannot be unpacked".formatted(size),
            "unpack an axis of at most %d whose size is known before the run".formatted(most))
        .from(new Operand(0, axis));
  }
}
