package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether a value fits a declared type. There is no conversion between units; a whole number is a real number too. */
final class Types {
  private final Elaboration e;

  Types(Elaboration e) {
    this.e = e;
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
            val.value() instanceof Value.Word ? Code.N01 : Code.T01,
            "`%s` takes one of the words %s".formatted(what, String.join(", ", words.words())));
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
      return wrong(Code.T01, val, "a list", what, span, null);
    }
    List<Value> elements = new ArrayList<>();
    for (Value element : list.elements()) {
      Val fitted = fit(new Val(element, Node.Constant.of(element), val.origins()), type.element(), frame.within(), what, span, null);
      elements.add(fitted.value());
    }
    return new Val(new Value.ListValue(elements), refit(val.node(), new Value.ListValue(elements)), val.origins());
  }

  private static Node refit(Node node, Value value) {
    if (node instanceof Node.Sizes sizes) {
      return new Node.ListOf(sizes.sizes()); // plain numbers, not a shape
    }
    return node instanceof Node.Constant constant ? new Node.Constant(value, constant.label(), constant.formula()) : node;
  }

  /** A shape is made of its sizes, even where a constant names it as a whole. */
  private Val shape(Val val, String what, Span span) {
    List<Value.Int> sizes = Builtins.shape(val.value());
    if (sizes == null) {
      return wrong(Code.T01, val, "a shape", what, span, null);
    }
    if (!(val.node() instanceof Node.Constant) || !(val.value() instanceof Value.ListValue)) {
      return val;
    }
    List<Node> nodes = sizes.stream().map(Node.Constant::of).map(Node.class::cast).toList();
    return new Val(val.value(), new Node.Sizes(nodes), val.origins());
  }

  private Val tensor(Val val, TypeExpr.Tensor type, Frame frame, String what, Span span, @Nullable String local) {
    Value.Tensor tensor = Operators.asTensor(val);
    if (tensor == null) {
      return wrong(Code.T01, val, "a tensor", what, span, null);
    }
    if (!val.tensor() && type.element() != null) {
      return val; // a plain number takes the element type of its company
    }
    if (val.tensor() || !tensor.shape().isEmpty() || type.element() != null) {
      boolean real = e.shapes.element(type.element(), frame) == Value.Element.REAL && type.element() == null;
      if (real && tensor.element() != Value.Element.REAL) {
        e.report.blame(
            Diagnostic.error(Code.T01, "`%s` takes real numbers, and this tensor holds %s".formatted(what, tensor.element() == Value.Element.INT ? "whole ones" : "truths"))
                .help("real(x) turns them into reals"),
            span,
            val.origins(),
            "this is " + tensor);
        return Val.UNKNOWN;
      }
    }
    Value.Tensor actual = val.tensor() ? tensor : new Value.Tensor(tensor.shape(), Value.Element.REAL);
    if (!e.shapes.match(actual, type, frame, local)) {
      e.report.blame(
          Diagnostic.error(Code.S01, "`%s` has another shape than declared".formatted(what))
              .related(type.span(), declaredAs(type, frame))
              .note("given " + actual),
          span,
          val.origins(),
          "this is " + actual);
      return Val.UNKNOWN;
    }
    return val;
  }

  /** A declared type, with the values of its names where they are known. */
  String declaredAs(TypeExpr.Tensor type, Frame frame) {
    Value.Tensor known = null;
    if (!type.span().text().contains("...") && namesKnown(type, frame)) {
      known = e.shapes.declared(type, frame);
    }
    return "declared " + Shapes.describe(type) + (known == null ? "" : ", which is " + known);
  }

  private boolean namesKnown(TypeExpr.Tensor type, Frame frame) {
    if (!(type.shape() instanceof lacuna.compiler.syntax.Expr.ListOf list)) {
      return false;
    }
    return list.elements().stream()
        .allMatch(x -> !(x instanceof lacuna.compiler.syntax.Expr.Name name) || e.names.known(name.text(), frame));
  }

  private Val named(Val val, TypeExpr.Named type, Frame frame, String what, Span span) {
    Value value = val.value();
    String name = String.join(".", type.path());
    return switch (name) {
      case "Int" -> value instanceof Value.Int ? val : whole(val, what, span);
      case "Real" -> real(val, what, span);
      case "Ratio" -> ratio(val, what, span);
      case "Bool" -> require(value instanceof Value.Bool, val, "true or false", what, span);
      case "String" -> require(value instanceof Value.Text, val, "a string in quotes", what, span);
      case "Length" -> unit(value instanceof Value.Length, val, "a length, such as 32px", what, span);
      case "Duration" -> unit(value instanceof Value.Duration, val, "a duration, such as 100 epochs or 5000 steps", what, span);
      case "Rate" -> value instanceof Value.Real || value instanceof Value.Int
          ? with(val, new Value.Rate(Arithmetic.number(value), 0))
          : unit(value instanceof Value.Rate, val, "a rate, such as 1e-4 per 512 images", what, span);
      case "Size" -> value instanceof Value.Length length
          ? with(val, new Value.Size(length.pixels(), length.pixels()))
          : unit(value instanceof Value.Size, val, "a size, such as 224px or 224px by 160px", what, span);
      case "Range" -> require(value instanceof Value.Range, val, "a range, such as 67%..100%", what, span);
      case "Shape" -> shape(val, what, span);
      case "Loss" -> loss(val, what, span);
      case "Weights" -> val;
      default -> kindOrShape(val, type, frame, what, span);
    };
  }

  private static Val with(Val val, Value value) {
    return new Val(value, refit(val.node(), value), val.origins());
  }

  private Val loss(Val val, String what, Span span) {
    Value.Tensor tensor = Operators.asTensor(val);
    if (tensor != null && tensor.shape().isEmpty()) {
      return val;
    }
    e.report.blame(
        Diagnostic.error(Code.S03, "`%s` is one number, and this has the shape %s".formatted(what, tensor == null ? val.value() : tensor.shape()))
            .help("sum(x) or mean make one number of many"),
        span,
        val.origins(),
        "");
    return Val.UNKNOWN;
  }

  private Val whole(Val val, String what, Span span) {
    if (val.value() instanceof Value.Real || val.value() instanceof Value.Ratio) {
      notWhole(val, "`" + what + "`", span);
      return Val.UNKNOWN;
    }
    return val.value() instanceof Value.Length || val.value() instanceof Value.Duration
        ? wrong(Code.T02, val, "a plain whole number", what, span, "a count has no unit")
        : wrong(Code.T01, val, "a whole number", what, span, null);
  }

  /** Says that a whole number is wanted, and where the number came from. */
  void notWhole(Val val, String what, Span span) {
    boolean quotient = val.node() instanceof Node.Constant c && division(c) != null;
    Diagnostic diagnostic =
        Diagnostic.error(
            quotient ? Code.S02 : Code.T01,
            quotient
                ? "%s must be whole, and %s is not".formatted(what, Formulas.valued((Node.Constant) val.node()))
                : "%s must be a whole number".formatted(what));
    if (quotient) {
      diagnostic = diagnostic.note(Formulas.arithmetic((Node.Constant) val.node()));
    }
    e.report.blame(diagnostic, span, val.origins(), "this is " + Describe.article(val.value()));
  }

  private static Node.@Nullable Constant division(Node.Constant constant) {
    return constant.formula() != null && constant.formula().operator().equals("/") ? constant : null;
  }

  private Val real(Val val, String what, Span span) {
    if (val.value() instanceof Value.Real) {
      return val;
    } else if (val.value() instanceof Value.Int number && !number.batch()) {
      return with(val, new Value.Real(number.number()));
    }
    return val.value() instanceof Value.Ratio
        ? wrong(Code.T02, val, "a plain number", what, span, "write it without %")
        : wrong(val.value() instanceof Value.Length || val.value() instanceof Value.Rate ? Code.T02 : Code.T01, val, "a number", what, span, null);
  }

  private Val ratio(Val val, String what, Span span) {
    if (val.value() instanceof Value.Ratio ratio) {
      if (ratio.share() < 0 || ratio.share() > 1) {
        e.report.blame(
            Diagnostic.error(Code.V01, "`%s` is a share from 0%% to 100%%".formatted(what)), span, val.origins(), "this is " + ratio);
        return Val.UNKNOWN;
      }
      return val;
    }
    if (Arithmetic.isPlain(val.value())) {
      double number = Arithmetic.number(val.value());
      String percent = number >= 0 && number <= 1 ? Value.plain(number * 100) + "%" : Value.plain(number) + "%";
      return wrong(Code.T02, val, "a ratio", what, span, "write " + percent);
    }
    return wrong(Code.T02, val, "a ratio, such as 60%", what, span, null);
  }

  private Val unit(boolean fits, Val val, String wanted, String what, Span span) {
    if (fits) {
      return val;
    }
    String help = null;
    if (wanted.startsWith("a length") && val.value() instanceof Value.Int number) {
      help = "write " + number + "px";
    } else if (wanted.startsWith("a duration") && val.value() instanceof Value.Int number) {
      help = "write " + number + " epochs or " + number + " steps";
    } else if (wanted.startsWith("a size") && val.value() instanceof Value.Int number) {
      help = "write " + number + "px";
    }
    return wrong(Code.T02, val, wanted, what, span, help);
  }

  private Val require(boolean fits, Val val, String wanted, String what, Span span) {
    return fits ? val : wrong(Code.T01, val, wanted, what, span, null);
  }

  private Val wrong(Code code, Val val, String wanted, String what, Span span, @Nullable String help) {
    Diagnostic diagnostic = Diagnostic.error(code, "`%s` takes %s".formatted(what, wanted));
    if (help != null) {
      diagnostic = diagnostic.help(help);
    }
    e.report.blame(diagnostic, span, val.origins(), "this is " + Describe.article(val.value()));
    return Val.UNKNOWN;
  }

  private Val kindOrShape(Val val, TypeExpr.Named type, Frame frame, String what, Span span) {
    if (type.path().size() == 1 && !e.library.kinds(frame.module, type.path().get(0)).isEmpty()) {
      String kind = type.path().get(0);
      Declared declared =
          val.value() instanceof Closure c ? c.declared() : val.value() instanceof Placed p ? p.declared : null;
      if (declared != null && declared.component().kind().equals(kind)) {
        return val;
      }
      return wrong(Code.T03, val, "a component of kind " + kind, what, span, null);
    }
    Val shape = e.names.path(type.path(), frame, type.span());
    if (shape.unknown()) {
      return val;
    } else if (shape.none()) {
      return val.none() ? val : wrong(Code.T01, val, "none", what, span, null);
    }
    List<Value.Int> wanted = Builtins.shape(shape.value());
    Value.Tensor tensor = Operators.asTensor(val);
    if (wanted == null || tensor == null) {
      return wrong(Code.T01, val, "a tensor", what, span, null);
    }
    if (!wanted.equals(tensor.shape())) {
      e.report.blame(
          Diagnostic.error(Code.S01, "`%s` has another shape than `%s`".formatted(what, String.join(".", type.path())))
              .note("given  " + tensor.shape())
              .note("wanted " + wanted),
          span,
          Val.join(val.origins(), shape.origins()),
          "this is " + tensor.shape());
      return Val.UNKNOWN;
    }
    return val;
  }
}
