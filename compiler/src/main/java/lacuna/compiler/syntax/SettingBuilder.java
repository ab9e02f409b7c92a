package lacuna.compiler.syntax;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.ExprContext;
import lacuna.grammar.LacunaParser.PathContext;
import lacuna.grammar.LacunaParser.SettingContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Makes the records of settings, and finds the doc comment above any part. */
final class SettingBuilder {
  private final Map<Integer, String> docs;
  private final ErrorCollector errors;
  private final ExprBuilder exprs;

  /**
   * A builder for one file.
   *
   * @param docs the doc comments by the offset of the token that each stands above
   */
  SettingBuilder(Map<Integer, String> docs, ErrorCollector errors) {
    this.docs = docs;
    this.errors = errors;
    this.exprs = new ExprBuilder(errors);
  }

  /** The doc comment above a part, or empty. */
  String doc(ParserRuleContext part) {
    return docs.getOrDefault(part.getStart().getStartIndex(), "");
  }

  /** The settings of a block; one whose path could not be read is left out. */
  List<Item.Setting> settings(List<SettingContext> contexts) {
    LineChecker.check(contexts, errors);
    return contexts.stream().map(this::setting).filter(Objects::nonNull).toList();
  }

  /** A setting, its value broken where that could not be read; null without a path. */
  Item.@Nullable Setting setting(SettingContext context) {
    PathContext path = context.path();
    if (path == null || path.exception != null || context.SET() == null) {
      return null;
    }
    ExprContext value = context.expr();
    Span span = exprs.span(context);
    Expr made =
        context.exception != null || value == null || value.exception != null
            ? new Expr.Broken(errors.span(context.SET().getSymbol().getStopIndex() + 1, span.end()))
            : exprs.expr(value);
    return new Item.Setting(span, doc(context), path(path), made);
  }

  /** The names of a dotted path. */
  List<Item.PathStep> path(PathContext context) {
    return context.NAME().stream()
        .map(name -> new Item.PathStep(errors.span(name.getSymbol()), name.getText()))
        .toList();
  }
}
