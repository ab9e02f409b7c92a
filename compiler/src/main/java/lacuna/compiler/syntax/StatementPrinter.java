package lacuna.compiler.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the statements of functions in the language itself. */
final class StatementPrinter implements Statement.Visitor<@Nullable Void> {
  private final LinePrinter out;

  StatementPrinter(LinePrinter out) {
    this.out = out;
  }

  /** What stands behind an opening brace, and the closing one. */
  void body(List<Statement> statements) {
    out.indented(() -> all(statements));
    out.line("}");
  }

  private void all(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this));
  }

  /** {@code let pattern = value}. */
  void let(Statement.Pattern pattern, Expr value) {
    String names = String.join(", ", pattern.names());
    out.line(
        "let " + (pattern.taken() ? "[" + names + "]" : names) + " = " + ExprPrinter.print(value));
  }

  /** {@code require} or {@code advise}. */
  void condition(Member.Condition condition) {
    String word = condition.advice() ? "advise " : "require ";
    String reason = ExprPrinter.string(condition.reason());
    out.line(word + ExprPrinter.print(condition.holds()) + " else " + reason);
  }

  @Override
  public @Nullable Void visitLet(Statement.Let let) {
    let(let.pattern(), let.value());
    return null;
  }

  @Override
  public @Nullable Void visitAssign(Statement.Assign assign) {
    out.line(assign.name() + " = " + ExprPrinter.print(assign.value()));
    return null;
  }

  @Override
  public @Nullable Void visitMetric(Statement.Metric metric) {
    out.line("metric " + metric.name() + " = " + ExprPrinter.print(metric.value()));
    return null;
  }

  @Override
  public @Nullable Void visitRequire(Statement.Require require) {
    condition(require.condition());
    return null;
  }

  @Override
  public @Nullable Void visitIf(Statement.If choice) {
    out.braces("if " + ExprPrinter.print(choice.condition()), () -> all(choice.then()));
    if (!choice.otherwise().isEmpty()) {
      out.braces("else", () -> all(choice.otherwise()));
    }
    return null;
  }

  @Override
  public @Nullable Void visitFor(Statement.For loop) {
    String head = "for " + loop.variable() + " in " + ExprPrinter.print(loop.list());
    out.braces(head, () -> all(loop.body()));
    return null;
  }

  @Override
  public @Nullable Void visitReturn(Statement.Return result) {
    out.line("return " + ExprPrinter.print(result.value()));
    return null;
  }
}
