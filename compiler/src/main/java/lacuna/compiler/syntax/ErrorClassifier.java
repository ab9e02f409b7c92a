package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the place where the grammar stops what was probably meant, so that the message never
 * lists what tokens may follow.
 */
final class ErrorClassifier {
  private final BracketMap brackets;
  private final ErrorCollector errors;
  private final RuleErrorClassifier rules;

  ErrorClassifier(BracketMap brackets, ErrorCollector errors) {
    this.brackets = brackets;
    this.errors = errors;
    this.rules = new RuleErrorClassifier(brackets, errors);
  }

  /**
   * The error, or null where an earlier one has said it.
   *
   * @param rule the rule that cannot go on
   * @param at the first token that does not fit
   * @param expected what the rule would go on with
   */
  @Nullable Diagnostic classify(ParserRuleContext rule, Token at, IntervalSet expected) {
    Token before = brackets.before(at);
    if (Tokens.isInserted(at) || (before != null && Tokens.isInserted(before))) {
      return null;
    }
    boolean blockWithinLine =
        rule.getRuleIndex() == LacunaParser.RULE_block
            && !brackets.firstOnLine(rule.getStart().getTokenIndex());
    if (blockWithinLine) {
      return null; // the block itself is reported
    }
    if (at.getType() == LacunaParser.EXPERIMENT && header(LacunaParser.AMENDS, 0, at) != null) {
      return null; // `amends` above it is reported
    }
    Diagnostic diagnostic = misplaced(rule, at);
    if (diagnostic == null && before != null) {
      diagnostic = missing(rule, before, at);
    }
    if (diagnostic == null
        && Tokens.isKeyword(at)
        && !brackets.firstOnLine(at.getTokenIndex())
        && expected.contains(LacunaParser.NAME)
        && !Tokens.isBeginning(at)) {
      diagnostic = SyntaxErrors.keywordAsName(errors.span(at));
    }
    if (diagnostic == null && before != null) {
      diagnostic = rules.classify(rule, before, at, expected);
    }
    return diagnostic != null ? diagnostic : unexpected(rule, before, at);
  }

  private @Nullable Token behind(Token at) {
    return at.getTokenIndex() + 1 < brackets.size() ? brackets.token(at.getTokenIndex() + 1) : null;
  }

  /** The first token of a type that begins a line from a place on; null for none before an end. */
  private @Nullable Token header(int type, int from, @Nullable Token end) {
    int limit = end == null ? brackets.size() : end.getTokenIndex();
    for (int i = from; i < limit; i++) {
      if (brackets.token(i).getType() == type && brackets.firstOnLine(i)) {
        return brackets.token(i);
      }
    }
    return null;
  }

  private Diagnostic amendsNotSecond(Token at) {
    Token experiment = header(LacunaParser.EXPERIMENT, at.getTokenIndex(), null);
    return experiment == null
        ? HeaderErrors.amendsWithoutExperiment(errors.span(at))
        : HeaderErrors.amendsBeforeExperiment(errors.span(at), errors.span(experiment));
  }

  /** What belongs to the top of a file. */
  private @Nullable Diagnostic misplaced(ParserRuleContext rule, Token at) {
    if (!brackets.firstOnLine(at.getTokenIndex())) {
      return null;
    }
    boolean atTop =
        rule.getRuleIndex() == LacunaParser.RULE_file
            || rule.getRuleIndex() == LacunaParser.RULE_item;
    return switch (at.getType()) {
      case LacunaParser.EXPERIMENT -> HeaderErrors.experimentNotFirst(errors.span(at));
      case LacunaParser.IMPORT -> HeaderErrors.importNotFirst(errors.span(at));
      case LacunaParser.AMENDS -> atTop ? amendsNotSecond(at) : null;
      default -> null;
    };
  }

  /** A value, or another part that the token before asks for. */
  private @Nullable Diagnostic missing(ParserRuleContext rule, Token before, Token at) {
    if (before.getType() == LacunaParser.EXPERIMENT) {
      return experimentWithoutName(before, at);
    }
    if (at.getType() == LacunaParser.DOT
        && behind(at) != null
        && behind(at).getType() == LacunaParser.NUMBER) {
      return SyntaxErrors.numberWithoutLeadingDigit(errors.span(at), behind(at).getText());
    }
    if (!isInValue(rule) || !wantsValue(before)) {
      return null;
    }
    if (Tokens.isKeyword(at) && before.getLine() == at.getLine() && !isJoint(at)) {
      return SyntaxErrors.keywordAsName(errors.span(at));
    }
    if (at.getType() == LacunaParser.BAR) {
      return SyntaxErrors.barOutsideType(errors.span(at));
    }
    Token named = brackets.before(before);
    return MissingTokens.missingValue(errors, before, named == null ? before : named);
  }

  private static boolean isInValue(ParserRuleContext rule) {
    return switch (rule.getRuleIndex()) {
      case LacunaParser.RULE_arguments,
              LacunaParser.RULE_argument,
              LacunaParser.RULE_list,
              LacunaParser.RULE_element,
              LacunaParser.RULE_expr,
              LacunaParser.RULE_value,
              LacunaParser.RULE_operand,
              LacunaParser.RULE_primary ->
          true;
      default -> false;
    };
  }

  private static boolean wantsValue(Token before) {
    return switch (before.getType()) {
      case LacunaParser.COMMA, LacunaParser.COLON, LacunaParser.LPAREN, LacunaParser.LBRACKET ->
          true;
      default -> Tokens.wantsValue(before);
    };
  }

  /** Whether the keyword stands between two parts of a value. */
  private static boolean isJoint(Token token) {
    return switch (token.getType()) {
      case LacunaParser.THEN, LacunaParser.ELSE, LacunaParser.WITH, LacunaParser.OF -> true;
      default -> Tokens.isOperator(token);
    };
  }

  private Diagnostic experimentWithoutName(Token before, Token at) {
    if (at.getType() == LacunaParser.STRING) {
      return HeaderErrors.quotedExperimentName(errors.span(at));
    }
    if (Tokens.isKeyword(at)
        && before.getLine() == at.getLine()
        && at.getType() != LacunaParser.AMENDS) {
      return SyntaxErrors.keywordAsName(errors.span(at));
    }
    return HeaderErrors.experimentWithoutName(errors.after(before));
  }

  private Diagnostic unexpected(ParserRuleContext rule, @Nullable Token before, Token at) {
    String hint = SyntaxHints.of(rule.getRuleIndex());
    if (at.getType() == Token.EOF) {
      return SyntaxErrors.endOfFile(before == null ? errors.span(at) : errors.after(before), hint);
    }
    return before != null && before.getLine() == at.getLine()
        ? SyntaxErrors.cannotFollow(before.getText(), errors.span(at), hint)
        : SyntaxErrors.cannotStandHere(errors.span(at), hint);
  }
}
