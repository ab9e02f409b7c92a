package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Tells mistakes apart that are common within one rule of the grammar. */
final class RuleErrorClassifier {
  private final BracketMap brackets;
  private final ErrorCollector errors;

  RuleErrorClassifier(BracketMap brackets, ErrorCollector errors) {
    this.brackets = brackets;
    this.errors = errors;
  }

  /**
   * The error, or null where the rule has none of its own.
   *
   * @param rule the rule that cannot go on
   * @param before the token before {@code at}
   * @param at the first token that does not fit
   * @param expected what the rule would go on with
   */
  @Nullable Diagnostic classify(
      ParserRuleContext rule, Token before, Token at, IntervalSet expected) {
    if (at.getType() == LacunaParser.BAR && rule.getRuleIndex() != LacunaParser.RULE_type) {
      return SyntaxErrors.barOutsideType(errors.span(at));
    }
    return switch (rule.getRuleIndex()) {
      case LacunaParser.RULE_header ->
          before.getType() == LacunaParser.AMENDS
              ? HeaderErrors.amendedFileNotQuoted(errors.span(at))
              : null;
      case LacunaParser.RULE_imported -> HeaderErrors.importedFileNotQuoted(errors.span(at));
      case LacunaParser.RULE_setting,
              LacunaParser.RULE_path,
              LacunaParser.RULE_layer,
              LacunaParser.RULE_assignment ->
          setting(rule, before, at);
      case LacunaParser.RULE_axis ->
          at.getType() == LacunaParser.SET
              ? SyntaxErrors.axisWithoutIn(
                  errors.span(rule.getStart(), before).text(), errors.span(at))
              : null;
      case LacunaParser.RULE_arguments, LacunaParser.RULE_list, LacunaParser.RULE_primary ->
          listed(rule, before, at);
      case LacunaParser.RULE_parameters, LacunaParser.RULE_parameter -> parameter(before, at);
      case LacunaParser.RULE_require ->
          condition(rule.getStart().getText(), expected, before, at);
      case LacunaParser.RULE_value -> conditional(before, expected);
      case LacunaParser.RULE_item, LacunaParser.RULE_member, LacunaParser.RULE_statement ->
          begun(rule, before, at);
      default -> bracket(before, expected);
    };
  }

  private Diagnostic condition(String word, IntervalSet expected, Token before, Token at) {
    return expected.contains(LacunaParser.ELSE)
        ? SyntaxErrors.conditionWithoutReason(word, errors.after(before))
        : SyntaxErrors.reasonNotQuoted(word, errors.span(at));
  }

  /** What is to be given with {@code =} and is not. */
  private Diagnostic setting(ParserRuleContext rule, Token before, Token at) {
    Span path = errors.span(rule.getStart(), before);
    String name = path.text();
    boolean sameLine = before.getLine() == at.getLine();
    int start = rule.getStart().getTokenIndex();
    boolean begins =
        brackets.firstOnLine(start) || brackets.token(start - 1).getType() == LacunaParser.LBRACE;
    if (!begins && !(sameLine && at.getType() == LacunaParser.COLON)) {
      return SyntaxErrors.secondSettingOnLine(path);
    }
    if (before.getType() == LacunaParser.DOT) {
      return SyntaxErrors.pathEndsInPoint(path, errors.after(before));
    }
    return switch (at.getType()) {
      case LacunaParser.EQ -> SyntaxErrors.comparisonForSetting(name, errors.span(at));
      case LacunaParser.COLON -> SyntaxErrors.colonForSetting(name, errors.span(at));
      case LacunaParser.LBRACE -> SyntaxErrors.blockWithinBlock(name, errors.span(at));
      default ->
          sameLine && Tokens.beginsValue(at)
              ? SyntaxErrors.missingSetSign(name, errors.span(at))
              : SyntaxErrors.settingWithoutValue(path);
    };
  }

  private @Nullable Diagnostic listed(ParserRuleContext rule, Token before, Token at) {
    boolean arguments = rule.getRuleIndex() == LacunaParser.RULE_arguments;
    if (at.getType() == LacunaParser.SET && arguments) {
      return SyntaxErrors.setSignForArgument(before.getText(), errors.span(at));
    }
    if (at.getType() == LacunaParser.EQ || rule.getRuleIndex() == LacunaParser.RULE_primary) {
      return null;
    }
    return Tokens.beginsValue(at) || Tokens.isKeyword(at) ? missingComma(before, at) : null;
  }

  private @Nullable Diagnostic parameter(Token before, Token at) {
    if (beginsParameter(before) && Tokens.isKeyword(at)) {
      return SyntaxErrors.keywordAsName(errors.span(at));
    }
    boolean typeless =
        before.getType() == LacunaParser.NAME
            && switch (at.getType()) {
              case LacunaParser.NAME, LacunaParser.COMMA, LacunaParser.SET, LacunaParser.RPAREN ->
                  true;
              default -> false;
            };
    if (typeless) {
      Token further = brackets.before(before);
      if (further != null && beginsParameter(further)) {
        return SyntaxErrors.parameterWithoutType(before.getText(), errors.after(before));
      }
    }
    return at.getType() == LacunaParser.NAME ? missingComma(before, at) : null;
  }

  /** Whether a parameter begins behind the token. */
  private static boolean beginsParameter(Token before) {
    return before.getType() == LacunaParser.LPAREN || before.getType() == LacunaParser.COMMA;
  }

  private Diagnostic missingComma(Token before, Token at) {
    return SyntaxErrors.missingComma(before.getText(), at.getText(), errors.after(before));
  }

  private @Nullable Diagnostic conditional(Token before, IntervalSet expected) {
    if (expected.contains(LacunaParser.THEN)) {
      return SyntaxErrors.missingThen(errors.after(before));
    }
    return expected.contains(LacunaParser.ELSE)
        ? SyntaxErrors.missingElse(errors.after(before))
        : null;
  }

  /** An item, a member or a statement of which only the first word is understood. */
  private @Nullable Diagnostic begun(ParserRuleContext rule, Token before, Token at) {
    boolean named = before == rule.getStart() && before.getType() == LacunaParser.NAME;
    return named ? setting(rule, before, at) : null;
  }

  private @Nullable Diagnostic bracket(Token before, IntervalSet expected) {
    if (expected.contains(LacunaParser.LBRACE)) {
      return SyntaxErrors.missingBody(errors.after(before));
    }
    return expected.contains(LacunaParser.LPAREN)
        ? SyntaxErrors.missingParameters(before.getText(), errors.after(before))
        : null;
  }
}
