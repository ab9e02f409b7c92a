package lacuna.compiler.syntax;

import java.util.List;
import java.util.Objects;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.AssignmentContext;
import lacuna.grammar.LacunaParser.BodyContext;
import lacuna.grammar.LacunaParser.ChoiceContext;
import lacuna.grammar.LacunaParser.ConstantContext;
import lacuna.grammar.LacunaParser.ExprContext;
import lacuna.grammar.LacunaParser.LoopContext;
import lacuna.grammar.LacunaParser.MetricContext;
import lacuna.grammar.LacunaParser.PatternContext;
import lacuna.grammar.LacunaParser.RequireContext;
import lacuna.grammar.LacunaParser.ResultContext;
import lacuna.grammar.LacunaParser.StatementContext;
import lacuna.grammar.LacunaParserBaseVisitor;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of statements. Of one that could not be read, what it declares is kept with a
 * broken value, so that its name stays known; any other is left out.
 */
final class StatementBuilder {
  private final ErrorCollector errors;
  private final ExprBuilder exprs;

  StatementBuilder(ErrorCollector errors, ExprBuilder exprs) {
    this.errors = errors;
    this.exprs = exprs;
  }

  /** The statements of a function. */
  List<Statement> body(BodyContext context) {
    LineChecker.check(context.statement(), errors);
    return context.statement().stream()
        .map(part -> part.accept(new StatementVisitor(part)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** One statement, from what the grammar read as {@code part}. */
  private final class StatementVisitor extends LacunaParserBaseVisitor<@Nullable Statement> {
    private final StatementContext part;
    private final Span span;

    StatementVisitor(StatementContext part) {
      this.part = part;
      this.span = exprs.span(part);
    }

    @Override
    public @Nullable Statement visitConstant(ConstantContext context) {
      Statement.Pattern pattern = pattern(context.pattern());
      return pattern == null
          ? null
          : new Statement.Let(span, pattern, value(context.expr(), part));
    }

    @Override
    public Statement visitAssignment(AssignmentContext context) {
      Token name = context.NAME().getSymbol();
      return new Statement.Assign(
          span, name.getText(), errors.span(name), value(context.expr(), part));
    }

    @Override
    public Statement visitResult(ResultContext context) {
      return new Statement.Return(span, value(context.expr(), part));
    }

    @Override
    public @Nullable Statement visitMetric(MetricContext context) {
      return part.exception != null
          ? null
          : new Statement.Metric(span, context.NAME().getText(), exprs.expr(context.expr()));
    }

    @Override
    public @Nullable Statement visitRequire(RequireContext context) {
      return part.exception != null ? null : new Statement.Require(span, condition(context));
    }

    @Override
    public @Nullable Statement visitLoop(LoopContext context) {
      return part.exception != null
          ? null
          : new Statement.For(
              span,
              context.NAME().getText(),
              exprs.expr(context.expr()),
              body(context.body()));
    }

    @Override
    public @Nullable Statement visitChoice(ChoiceContext context) {
      return part.exception != null ? null : choice(context);
    }
  }

  /** {@code else if} becomes a choice within the otherwise part. */
  private Statement choice(ChoiceContext context) {
    List<ExprContext> conditions = context.expr();
    List<BodyContext> bodies = context.body();
    List<Statement> otherwise =
        bodies.size() > conditions.size() ? body(bodies.get(bodies.size() - 1)) : List.of();
    for (int i = conditions.size() - 1; i >= 0; i--) {
      Token start = i == 0 ? context.getStart() : context.IF(i).getSymbol();
      Span span = errors.span(start, context.getStop());
      otherwise =
          List.of(
              new Statement.If(
                  span, exprs.expr(conditions.get(i)), body(bodies.get(i)), otherwise));
    }
    return otherwise.get(0);
  }

  /** What {@code require} or {@code advise} asks. */
  Member.Condition condition(RequireContext context) {
    return new Member.Condition(
        exprs.expr(context.expr()), exprs.text(context.STRING()), context.ADVISE() != null);
  }

  /** The names that {@code let} declares; null where they could not be read. */
  Statement.@Nullable Pattern pattern(@Nullable PatternContext context) {
    if (context == null || context.exception != null) {
      return null;
    }
    List<String> names = context.NAME().stream().map(TerminalNode::getText).toList();
    return new Statement.Pattern(exprs.span(context), names, context.LBRACKET() != null);
  }

  /** The value of a part, broken when the part could not be read. */
  Expr value(@Nullable ExprContext context, ParserRuleContext part) {
    return context == null || part.exception != null || context.exception != null
        ? new Expr.Broken(exprs.span(part))
        : exprs.expr(context);
  }
}
