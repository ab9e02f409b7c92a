package lacuna.compiler.doc;

import java.util.List;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;

/** What must hold of a component's settings, in the words of its messages. */
final class RequirementTexts {
  private RequirementTexts() {}

  /**
   * A {@code require} or {@code advise}.
   *
   * @param reason as HTML
   * @param condition colored
   */
  record Row(String reason, String condition, boolean advice) {}

  static List<Row> of(List<Member.Require> requirements) {
    return requirements.stream().map(each -> row(each.condition())).toList();
  }

  /** Those that stand directly in a function. */
  static List<Row> within(List<Statement> body) {
    return body.stream()
        .filter(Statement.Require.class::isInstance)
        .map(each -> row(((Statement.Require) each).condition()))
        .toList();
  }

  private static Row row(Member.Condition condition) {
    return new Row(
        Markdown.inline(condition.reason()),
        Html.code(condition.holds().span().oneLine()),
        condition.advice());
  }
}
