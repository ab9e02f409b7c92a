package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.UnitType;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.ValueMismatches;
import lacuna.compiler.value.WordType;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value fits a declared type; {@link UnitType} knows the types without components and
 * tensors.
 */
final class Types {
  private final Elaboration e;
  private final Mismatches mismatches;

  Types(Elaboration e) {
    this.e = e;
    this.mismatches = new Mismatches(e.report);
  }

  /**
   * The value as the type has it, or unknown with a message.
   *
   * @param what names the parameter
   * @param frame where the type's names are looked up and new size names bound
   * @param local the name under which code may read a tensor's sizes, or null
   */
  Val fit(Val val, TypeExpr type, Frame frame, String what, Span span, @Nullable String local) {
    if (val.unknown()) {
      return Val.UNKNOWN;
    } else if (type instanceof TypeExpr.Maybe maybe) {
      return val.none() ? val : fit(val, maybe.type(), frame, what, span, local);
    } else if (type instanceof TypeExpr.Words words) {
      return word(val, words, what, span);
    } else if (type instanceof TypeExpr.ListType list) {
      return list(val, list, frame, what, span);
    } else if (type instanceof TypeExpr.Tensor tensor) {
      return tensor(val, tensor, frame, what, span, local);
    }
    return named(val, (TypeExpr.Named) type, frame, what, span);
  }

  private Val word(Val val, TypeExpr.Words words, String what, Span span) {
    return new WordType(words.words())
        .fit(val.value(), what)
        .<Val>fold(
            value -> val,
            mismatch -> mismatches.give(suggested(mismatch, val, words), span, List.of(val)));
  }

  private static Mismatch suggested(Mismatch mismatch, Val val, TypeExpr.Words words) {
    Mismatch suggested = mismatch;
    if (val.value() instanceof Value.Word word) {
      for (String near : Suggestions.nearest(word.word(), words.words())) {
        suggested = suggested.help("did you mean `" + near + "`?");
      }
    }
    return suggested;
  }

  private Val list(Val val, TypeExpr.ListType type, Frame frame, String what, Span span) {
    if (!(val.value() instanceof Value.ListValue list)) {
      boolean component = val.value() instanceof Closure || val.value() instanceof Placed;
      Mismatch mismatch = Mismatch.takes(Rule.WRONG_TYPE, what, "a list", val.value());
      return mismatches.give(
          component ? mismatch.help("write [" + Shapes.describe(span) + "]") : mismatch,
          span,
          List.of(val));
    }
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < list.elements().size(); i++) {
      Value element = list.elements().get(i);
      Val each = new Val(element, Node.Constant.of(element), val.part(i));
      elements.add(fit(each, type.element(), frame.within(), what, span, null).value());
    }
    if (elements.stream().anyMatch(Value.Unknown.class::isInstance)) {
      return Val.UNKNOWN;
    }
    Value fitted = new Value.ListValue(elements);
    return new Val(fitted, refit(val.node(), fitted), val.origins(), val.parts());
  }

  /** The code of a value that has become another. */
  private static Node refit(Node node, Value value) {
    if (node instanceof Node.Sizes sizes) {
      return new Node.ListOf(sizes.sizes()); // plain numbers, not a shape
    }
    return node instanceof Node.Constant constant
        ? new Node.Constant(value, constant.label(), constant.formula())
        : node;
  }

  private Val tensor(
      Val val, TypeExpr.Tensor type, Frame frame, String what, Span span, @Nullable String local) {
    Shapes.Fitted fitted = e.shapes.fit(val, type, frame, what, local);
    if (fitted.mismatch().isEmpty()) {
      return val;
    }
    Mismatch mismatch = fitted.mismatch().get();
    Diagnostic diagnostic = Mismatches.diagnostic(mismatch);
    boolean declared = mismatch.rule() != Rule.WRONG_TYPE && !type.span().equals(span);
    e.report.blame(
        declared ? diagnostic.related(type.span(), "declared here") : diagnostic,
        span,
        Mismatches.origins(mismatch.operands(), fitted.operands()),
        mismatch.label());
    return Val.UNKNOWN;
  }

  private Val named(Val val, TypeExpr.Named type, Frame frame, String what, Span span) {
    String name = String.join(".", type.path());
    UnitType unit = UnitType.of(name).orElse(null);
    if (unit != null) {
      return unit(val, unit, what, span);
    }
    return switch (name) {
      case "Shape" -> shape(val, what, span);
      case "Loss" -> loss(val, what, span);
      case "Weights" -> val;
      default -> kindOrShape(val, type, frame, what, span);
    };
  }

  private Val unit(Val val, UnitType type, String what, Span span) {
    return type.fit(val.value(), what)
        .<Val>fold(
            value ->
                value == val.value()
                    ? val
                    : new Val(value, refit(val.node(), value), val.origins()),
            mismatch -> {
              if (type == UnitType.INT && Arithmetic.isPlain(val.value())) {
                notWhole(val, Describe.quoted(what), span);
                return Val.UNKNOWN;
              }
              return mismatches.give(mismatch, span, List.of(val));
            });
  }

  /** A shape is made of its sizes, even where a constant names it as a whole. */
  private Val shape(Val val, String what, Span span) {
    List<Value.Int> sizes = Builtins.shape(val.value());
    if (sizes != null) {
      boolean whole = val.node() instanceof Node.Constant && val.value() instanceof Value.ListValue;
      List<Node> nodes = new ArrayList<>();
      sizes.forEach(size -> nodes.add(Node.Constant.of(size)));
      return whole ? val.by(new Node.Sizes(nodes)) : val;
    } else if (e.shapes.reportSizes(val, span)) {
      return Val.UNKNOWN;
    }
    return DeclaredTensor.shape(val.value(), what)
        .<Val>fold(shape -> val, mismatch -> mismatches.give(mismatch, span, List.of(val)));
  }

  private Val loss(Val val, String what, Span span) {
    return DeclaredTensor.loss(val.value(), what)
        .<Val>fold(value -> val, mismatch -> mismatches.give(mismatch, span, List.of(val)));
  }

  /** Says that a whole number is wanted, and where the number came from. */
  void notWhole(Val val, String what, Span span) {
    Node.Constant quotient = val.node() instanceof Node.Constant c ? Formulas.quotient(c) : null;
    if (quotient == null) {
      mismatches.give(ValueMismatches.notWhole(what, val.value()), span, List.of(val));
      return;
    }
    boolean said = quotient.label() != null && !quotient.label().text().isEmpty();
    e.report.accuse(
        Diagnostic.error(Code.SIZE_DOES_NOT_DIVIDE, Formulas.notWhole(quotient)).note(Formulas.arithmetic(quotient)),
        span,
        val.origins(),
        said);
  }

  private Val kindOrShape(Val val, TypeExpr.Named type, Frame frame, String what, Span span) {
    String name = type.path().get(0);
    if (type.path().size() == 1 && !e.declarations.kinds(frame.module, name).isEmpty()) {
      Declared declared = declaredOf(val.value());
      return declared != null && declared.kind().name().equals(name)
          ? val
          : wrong(Code.WRONG_KIND, val, Describe.a(name), what, span);
    }
    Val shape = e.names.path(type.path(), frame, type.span());
    if (shape.unknown()) {
      return val;
    } else if (shape.none()) {
      return val.none() ? val : wrong(Code.WRONG_TYPE, val, "none", what, span);
    }
    String path = String.join(".", type.path());
    return DeclaredTensor.named(val.value(), path, shape.value(), what)
        .<Val>fold(
            value -> val,
            mismatch -> {
              Diagnostic diagnostic = Mismatches.diagnostic(mismatch);
              boolean here = mismatch.rule() == Rule.WRONG_TYPE || type.span().equals(span);
              e.report.blame(
                  here ? diagnostic : diagnostic.related(type.span(), "declared here"),
                  span,
                  Mismatches.origins(mismatch.operands(), List.of(val, shape)),
                  mismatch.label());
              return Val.UNKNOWN;
            });
  }

  private Val wrong(Code code, Val val, String wanted, String what, Span span) {
    e.report.blame(
        Diagnostic.error(code, "%s takes %s".formatted(Describe.quoted(what), wanted)),
        span,
        val.origins(),
        "this is " + Describe.article(val.value()));
    return Val.UNKNOWN;
  }

  private static @Nullable Declared declaredOf(Value value) {
    if (value instanceof Closure closure) {
      return closure.declared();
    }
    return value instanceof Placed placed ? placed.declared : null;
  }
}
