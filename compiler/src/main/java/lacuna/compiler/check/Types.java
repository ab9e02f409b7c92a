package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value fits a declared type; {@link Units} knows the types without components and
 * tensors.
 */
final class Types {
  private final Elaboration e;
  private final Units units;

  Types(Elaboration e) {
    this.e = e;
    this.units = new Units(e.report);
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
    if (val.value() instanceof Value.Word word && words.words().contains(word.word())) {
      return val;
    }
    Diagnostic diagnostic =
        Diagnostic.error(
            val.value() instanceof Value.Word ? Code.UNKNOWN_NAME : Code.WRONG_TYPE,
            "%s takes one of the words %s"
                .formatted(quoted(what), String.join(", ", words.words())));
    if (val.value() instanceof Value.Word word) {
      for (String near : Suggestions.nearest(word.word(), words.words())) {
        diagnostic = diagnostic.help("did you mean `" + near + "`?");
      }
    }
    e.report.blame(diagnostic, span, val.origins(), "this is " + Describe.article(val.value()));
    return Val.UNKNOWN;
  }

  private Val list(Val val, TypeExpr.ListType type, Frame frame, String what, Span span) {
    if (!(val.value() instanceof Value.ListValue list)) {
      boolean component = val.value() instanceof Closure || val.value() instanceof Placed;
      String help = component ? "write [" + Shapes.describe(span) + "]" : null;
      return units.wrong(Code.WRONG_TYPE, val, "a list", what, span, help);
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
    return new Val(fitted, Units.refit(val.node(), fitted), val.origins(), val.parts());
  }

  private Val tensor(
      Val val, TypeExpr.Tensor type, Frame frame, String what, Span span, @Nullable String local) {
    Value.Tensor tensor = Operators.asTensor(val);
    if (tensor == null) {
      return units.wrong(Code.WRONG_TYPE, val, "a tensor", what, span, null);
    } else if (!val.tensor() && type.element() != null) {
      if (type.shape() instanceof Expr.ListOf sizes && sizes.elements().isEmpty()) {
        boolean integer = val.value() instanceof Value.Int;
        frame.elements.putIfAbsent(
            type.element(), integer ? Value.Element.INT : Value.Element.REAL);
      }
      return val; // a plain number that stands alone has its own element type, else its company's
    }
    if (val.tensor() && type.element() == null && tensor.element() != Value.Element.REAL) {
      boolean whole = tensor.element() == Value.Element.INT;
      e.report.blame(
          Diagnostic.error(
                  Code.WRONG_TYPE,
                  "%s takes real numbers, but this tensor holds %s"
                      .formatted(quoted(what), whole ? "integers" : "booleans"))
              .help("float(x) converts them"),
          span,
          val.origins(),
          "this is " + tensor);
      return Val.UNKNOWN;
    }
    Val actual =
        val.tensor()
            ? val
            : new Val(
                new Value.Tensor(tensor.shape(), Value.Element.REAL), val.node(), val.origins());
    Shapes.Mismatch mismatch = e.shapes.match(actual, type, frame, local);
    if (mismatch != null) {
      String declared = Shapes.describe(type.span());
      shapes(what, declared, actual, mismatch, span, type.span());
      return Val.UNKNOWN;
    }
    return val;
  }

  private void shapes(
      String what, String declared, Val actual, Shapes.Mismatch mismatch, Span span, Span at) {
    boolean result = what.startsWith("the result");
    Diagnostic diagnostic =
        Diagnostic.error(
                result ? Code.RESULT_SHAPE_DIFFERS : Code.SHAPES_DIFFER,
                "%s is declared %s, but is %s"
                    .formatted(quoted(what), declared, Describe.shape(actual.value())))
            .note(mismatch.why());
    boolean elsewhere = !at.equals(span);
    e.report.blame(
        elsewhere ? diagnostic.related(at, "declared here") : diagnostic,
        span,
        mismatch.origins(),
        "");
  }

  /** {@code `x`}, or {@code the result of `f`}. */
  static String quoted(String what) {
    return what.contains(" ") ? what : "`" + what + "`";
  }

  private Val named(Val val, TypeExpr.Named type, Frame frame, String what, Span span) {
    String name = String.join(".", type.path());
    if (Units.has(name)) {
      return notWholeQuotient(val, name)
          ? whole(val, what, span)
          : units.fit(val, name, what, span);
    }
    return switch (name) {
      case "Shape" -> shape(val, what, span);
      case "Loss" -> loss(val, what, span);
      case "Weights" -> val;
      default -> kindOrShape(val, type, frame, what, span);
    };
  }

  private static boolean notWholeQuotient(Val val, String type) {
    boolean real = val.value() instanceof Value.Real || val.value() instanceof Value.Ratio;
    return type.equals("Int") && real;
  }

  private Val whole(Val val, String what, Span span) {
    notWhole(val, quoted(what), span);
    return Val.UNKNOWN;
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
    return units.wrong(Code.WRONG_TYPE, val, "a shape, such as [batch, 10]", what, span, null);
  }

  private Val loss(Val val, String what, Span span) {
    Value.Tensor tensor = Operators.asTensor(val);
    if (tensor != null && tensor.shape().isEmpty()) {
      return val;
    }
    String shape = tensor == null ? val.value().toString() : Describe.shape(val.value());
    e.report.blame(
        Diagnostic.error(
                Code.RESULT_SHAPE_DIFFERS, "%s must be one number, but this is %s".formatted(quoted(what), shape))
            .help("sum(x) adds up all elements; divide by their number for the mean"),
        span,
        List.of(),
        "");
    return Val.UNKNOWN;
  }

  /** Says that a whole number is wanted, and where the number came from. */
  void notWhole(Val val, String what, Span span) {
    Node.Constant quotient = val.node() instanceof Node.Constant c ? Formulas.quotient(c) : null;
    if (quotient == null) {
      boolean number = Arithmetic.isPlain(val.value());
      e.report.blame(
          Diagnostic.error(Code.WRONG_TYPE, "%s must be an integer".formatted(what)),
          span,
          val.origins(),
          "this is "
              + (number
                  ? Value.plain(Arithmetic.number(val.value()))
                  : Describe.article(val.value())));
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
          : units.wrong(Code.WRONG_KIND, val, Describe.a(name), what, span, null);
    }
    Val shape = e.names.path(type.path(), frame, type.span());
    if (shape.unknown()) {
      return val;
    } else if (shape.none()) {
      return val.none() ? val : units.wrong(Code.WRONG_TYPE, val, "none", what, span, null);
    }
    List<Value.Int> wanted = Builtins.shape(shape.value());
    Value.Tensor tensor = Operators.asTensor(val);
    if (wanted == null || tensor == null) {
      return units.wrong(Code.WRONG_TYPE, val, "a tensor", what, span, null);
    } else if (wanted.equals(tensor.shape())) {
      return val;
    }
    Val actual = val.tensor() ? val : new Val(tensor, val.node(), val.origins());
    String declared =
        "`%s`, which is %s".formatted(String.join(".", type.path()), Describe.shape(shape.value()));
    shapes(what, declared, actual, Shapes.difference(actual, shape), span, type.span());
    return Val.UNKNOWN;
  }

  private static @Nullable Declared declaredOf(Value value) {
    if (value instanceof Closure closure) {
      return closure.declared();
    }
    return value instanceof Placed placed ? placed.declared : null;
  }
}
