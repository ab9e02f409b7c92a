package lacuna.compiler.bind;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.UnitType;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.WrittenForm;
import org.jspecify.annotations.Nullable;

/** A value that was written for a setting under another name, as the setting takes it. */
final class SettingText implements TypeExpr.Visitor<String> {
  private final Declarations declarations;
  private final @Nullable Expr written;
  private final boolean steps;

  /**
   * A text.
   *
   * @param steps whether a plain number of time counts steps rather than epochs
   */
  SettingText(Declarations declarations, @Nullable Expr written, boolean steps) {
    this.declarations = declarations;
    this.written = written;
    this.steps = steps;
  }

  /** Which literal is written; empty for anything else. */
  private static Optional<Value> literal(Expr expr) {
    Value value = null;
    if (expr instanceof Expr.Whole whole) {
      value = Value.Int.of(whole.value());
    } else if (expr instanceof Expr.Decimal decimal) {
      value = new Value.Real(decimal.value());
    } else if (expr instanceof Expr.RatioLiteral ratio) {
      value = new Value.Ratio(ratio.value());
    } else if (expr instanceof Expr.LengthLiteral length) {
      value = new Value.Length(length.pixels());
    } else if (expr instanceof Expr.SizeLiteral size) {
      value = new Value.Size(size.height(), size.width());
    } else if (expr instanceof Expr.RateLiteral rate) {
      value = new Value.Rate(rate.value(), rate.images());
    } else if (expr instanceof Expr.Text text) {
      value = new Value.Text(text.value());
    } else if (expr instanceof Expr.Flag flag) {
      value = new Value.Bool(flag.value());
    } else if (expr instanceof Expr.Name name) {
      value = new Value.Word(name.text());
    }
    return Optional.ofNullable(value);
  }

  /** A value of a type; of a kind its first component. */
  private String example(TypeExpr.Named type) {
    return declarations
        .componentOfLibrary(type.path().get(0))
        .map(name -> name + "(...)")
        .orElseGet(() -> TypeExamples.of(type));
  }

  @Override
  public String visitMaybe(TypeExpr.Maybe maybe) {
    return written instanceof Expr.None ? "none" : maybe.type().accept(this);
  }

  @Override
  public String visitWords(TypeExpr.Words words) {
    String word =
        written instanceof Expr.Name name
            ? name.text()
            : written instanceof Expr.Text text ? text.value() : "";
    List<String> near =
        words.words().contains(word) ? List.of(word) : Suggestions.nearest(word, words.words());
    return near.isEmpty() ? words.words().get(0) : near.get(0);
  }

  @Override
  public String visitListType(TypeExpr.ListType list) {
    return written instanceof Expr.ListOf
        ? written.span().oneLine()
        : "[" + list.element().accept(this) + "]";
  }

  @Override
  public String visitTensor(TypeExpr.Tensor tensor) {
    return TypeExamples.of(tensor);
  }

  @Override
  public String visitNamed(TypeExpr.Named named) {
    UnitType unit = UnitType.of(named.path().get(0)).orElse(null);
    if (written == null || unit == null && !(written instanceof Expr.Call)) {
      return example(named);
    } else if (unit == null || written instanceof Expr.DurationLiteral && unit == UnitType.DURATION) {
      return written.span().oneLine();
    }
    Value value = literal(written).orElse(null);
    if (value == null) {
      return example(named);
    } else if (unit.fit(value, "").fold(ok -> true, mismatch -> false)) {
      return written.span().oneLine();
    }
    String form = WrittenForm.of(value, unit).orElseGet(() -> example(named));
    return steps ? form.replace("epoch", "step") : form;
  }
}
