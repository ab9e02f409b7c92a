package lacuna.compiler.check;

import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and units. Nothing is converted, but a whole number is a real one and a length a square
 * size.
 */
final class Units {
  private static final Set<String> NAMES =
      Set.of(
          "Int", "Real", "Ratio", "Bool", "String", "Length", "Duration", "Rate", "Size", "Range");
  private final Report report;

  Units(Report report) {
    this.report = report;
  }

  /** Whether a type is one of these. */
  static boolean has(String type) {
    return NAMES.contains(type);
  }

  /** The value as the type has it, or unknown with a message. */
  Val fit(Val val, String type, String what, Span span) {
    Value value = val.value();
    return switch (type) {
      case "Int" -> value instanceof Value.Int ? val : count(val, what, span);
      case "Real" -> real(val, what, span);
      case "Ratio" -> ratio(val, what, span);
      case "Rate" -> rate(val, what, span);
      case "Size" ->
          value instanceof Value.Length length
              ? with(val, new Value.Size(length.pixels(), length.pixels()))
              : unit(value instanceof Value.Size, val, "a size, such as 224px", what, span);
      case "Length" ->
          unit(value instanceof Value.Length, val, "a length, such as 32px", what, span);
      case "Duration" ->
          unit(value instanceof Value.Duration, val, "a duration, such as 100 epochs", what, span);
      case "Bool" -> plain(value instanceof Value.Bool, val, "a boolean, true or false", what, span);
      case "String" -> plain(value instanceof Value.Text, val, "a string in quotes", what, span);
      default -> plain(value instanceof Value.Range, val, "a range, such as 67%..100%", what, span);
    };
  }

  private static Val with(Val val, Value value) {
    return new Val(value, refit(val.node(), value), val.origins());
  }

  /** The code of a value that has become another. */
  static Node refit(Node node, Value value) {
    if (node instanceof Node.Sizes sizes) {
      return new Node.ListOf(sizes.sizes()); // plain numbers, not a shape
    }
    return node instanceof Node.Constant constant
        ? new Node.Constant(value, constant.label(), constant.formula())
        : node;
  }

  private Val count(Val val, String what, Span span) {
    Value value = val.value();
    if (value instanceof Value.Length || value instanceof Value.Duration) {
      String number = value.toString().replaceAll("[^0-9-].*", "");
      return wrong(Code.WRONG_UNIT, val, "an integer without a unit", what, span, "write " + number);
    }
    return wrong(Code.WRONG_TYPE, val, "an integer", what, span, null);
  }

  private Val real(Val val, String what, Span span) {
    if (val.value() instanceof Value.Real) {
      return val;
    } else if (val.value() instanceof Value.Int number && !number.batch()) {
      return with(val, new Value.Real(number.number()));
    } else if (val.value() instanceof Value.Ratio ratio) {
      String help = "write " + Value.plain(ratio.share());
      return wrong(Code.WRONG_UNIT, val, "a number without a unit", what, span, help);
    }
    boolean unit =
        val.value() instanceof Value.Length
            || val.value() instanceof Value.Rate
            || val.value() instanceof Value.Duration;
    return wrong(unit ? Code.WRONG_UNIT : Code.WRONG_TYPE, val, "a number without a unit", what, span, null);
  }

  private Val ratio(Val val, String what, Span span) {
    if (val.value() instanceof Value.Ratio ratio) {
      if (ratio.share() >= 0 && ratio.share() <= 1) {
        return val;
      }
      report.blame(
          Diagnostic.error(
              Code.OUT_OF_RANGE, "%s must be from 0%% to 100%%".formatted(Types.quoted(what))),
          span,
          val.origins(),
          "this is " + ratio);
      return Val.UNKNOWN;
    }
    if (Arithmetic.isPlain(val.value())) {
      double number = Arithmetic.number(val.value());
      String percent = Value.plain(number >= 0 && number <= 1 ? number * 100 : number) + "%";
      return wrong(Code.WRONG_UNIT, val, "a ratio, such as 60%", what, span, "write " + percent);
    }
    return wrong(Code.WRONG_UNIT, val, "a ratio, such as 60%", what, span, null);
  }

  private Val rate(Val val, String what, Span span) {
    if (val.value() instanceof Value.Real || val.value() instanceof Value.Int) {
      return with(val, new Value.Rate(Arithmetic.number(val.value()), 0));
    }
    return unit(
        val.value() instanceof Value.Rate, val, "a rate, such as 1e-4 per 512 images", what, span);
  }

  private Val unit(boolean fits, Val val, String wanted, String what, Span span) {
    if (fits) {
      return val;
    }
    String help = null;
    if (val.value() instanceof Value.Int number) {
      if (wanted.startsWith("a length") || wanted.startsWith("a size")) {
        help = "write " + number + "px";
      } else if (wanted.startsWith("a duration")) {
        help = "write " + number + " epochs or " + number + " steps";
      }
    }
    return wrong(Code.WRONG_UNIT, val, wanted, what, span, help);
  }

  private Val plain(boolean fits, Val val, String wanted, String what, Span span) {
    return fits ? val : wrong(Code.WRONG_TYPE, val, wanted, what, span, null);
  }

  /** Says that a value is not what is wanted; unknown. */
  Val wrong(Code code, Val val, String wanted, String what, Span span, @Nullable String help) {
    Diagnostic diagnostic =
        Diagnostic.error(code, "%s takes %s".formatted(Types.quoted(what), wanted));
    report.blame(
        help == null ? diagnostic : diagnostic.help(help),
        span,
        val.origins(),
        "this is " + Describe.article(val.value()));
    return Val.UNKNOWN;
  }
}
