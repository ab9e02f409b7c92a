package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the place where the grammar stops into a message for people: what was probably meant, never
 * what tokens may follow.
 */
final class Wording {
  private final Outline outline;
  private final Complaints complaints;
  private final Phrases phrases;
  private final RuleWording rules;

  Wording(Outline outline, Complaints complaints) {
    this.outline = outline;
    this.complaints = complaints;
    this.phrases = new Phrases(complaints);
    this.rules = new RuleWording(outline, complaints);
  }

  /**
   * The message, or null where an earlier one has said it.
   *
   * @param rule the rule that cannot go on
   * @param at the first token that does not fit
   * @param expected what the rule would go on with
   */
  @Nullable Diagnostic of(ParserRuleContext rule, Token at, IntervalSet expected) {
    Token before = outline.before(at);
    if (Tokens.isInserted(at) || (before != null && Tokens.isInserted(before))) {
      return null;
    }
    boolean strayBlock =
        rule.getRuleIndex() == LacunaParser.RULE_block
            && !outline.firstOnLine(rule.getStart().getTokenIndex());
    if (strayBlock) {
      return null; // the block itself is reported, since it begins within a line
    }
    Diagnostic diagnostic = misplaced(rule, at);
    if (diagnostic == null && before != null) {
      diagnostic = missing(rule, before, at);
    }
    if (diagnostic == null
        && Tokens.isKeyword(at)
        && !outline.firstOnLine(at.getTokenIndex())
        && expected.contains(LacunaParser.NAME)
        && !Tokens.isBeginning(at)) {
      diagnostic = phrases.keyword(at);
    }
    if (diagnostic == null && before != null) {
      diagnostic = rules.of(rule, before, at, expected);
    }
    return diagnostic != null ? diagnostic : cannotStand(rule, at);
  }

  private @Nullable Token behind(Token at) {
    return at.getTokenIndex() + 1 < outline.size() ? outline.token(at.getTokenIndex() + 1) : null;
  }

  /** What belongs to the top of a file. */
  private @Nullable Diagnostic misplaced(ParserRuleContext rule, Token at) {
    if (!outline.firstOnLine(at.getTokenIndex())) {
      return null;
    }
    boolean atTop =
        rule.getRuleIndex() == LacunaParser.RULE_file
            || rule.getRuleIndex() == LacunaParser.RULE_item;
    return switch (at.getType()) {
      case LacunaParser.EXPERIMENT ->
          phrases.error(
              "`experiment` stands at the top of a file, once",
              at,
              "something stands before it",
              "move it to the first line");
      case LacunaParser.IMPORT ->
          phrases.error(
              "imports stand before everything else",
              at,
              "",
              "move this line up, directly below `experiment`");
      case LacunaParser.AMENDS ->
          atTop
              ? phrases.error(
                  "`experiment` is missing", at, "", "write `experiment NAME` before `amends`")
              : null;
      default -> null;
    };
  }

  /** A value, or another part that the token before asks for. */
  private @Nullable Diagnostic missing(ParserRuleContext rule, Token before, Token at) {
    boolean sameLine = before.getLine() == at.getLine();
    if (before.getType() == LacunaParser.EXPERIMENT) {
      return experimentWithoutName(before, at);
    }
    if (at.getType() == LacunaParser.DOT
        && behind(at) != null
        && behind(at).getType() == LacunaParser.NUMBER) {
      String number = behind(at).getText();
      return phrases.error("a number begins with a digit", at, "", "write 0." + number);
    }
    boolean valueRule =
        switch (rule.getRuleIndex()) {
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
    boolean open =
        switch (before.getType()) {
          case LacunaParser.COMMA, LacunaParser.COLON, LacunaParser.LPAREN, LacunaParser.LBRACKET ->
              valueRule;
          default -> Tokens.wantsValue(before) && valueRule;
        };
    if (!open) {
      return null;
    }
    if (Tokens.isKeyword(at) && sameLine && !isJoint(at)) {
      return phrases.keyword(at);
    }
    if (at.getType() == LacunaParser.BAR) {
      return phrases.bar(at);
    }
    Token named = outline.before(before);
    return Gaps.missingValue(complaints, before, named == null ? before : named);
  }

  private static boolean isJoint(Token token) {
    return switch (token.getType()) {
      case LacunaParser.THEN,
              LacunaParser.ELSE,
              LacunaParser.WITH,
              LacunaParser.OF,
              LacunaParser.AND,
              LacunaParser.OR ->
          true;
      default -> false;
    };
  }

  private Diagnostic experimentWithoutName(Token before, Token at) {
    if (at.getType() == LacunaParser.STRING) {
      return phrases.error(
          "the name of an experiment has no quotation marks",
          at,
          "",
          "write it with letters, digits and _");
    }
    if (Tokens.isKeyword(at)
        && before.getLine() == at.getLine()
        && at.getType() != LacunaParser.AMENDS) {
      return phrases.keyword(at);
    }
    return Gaps.unnamed(complaints, before);
  }

  private Diagnostic cannotStand(ParserRuleContext rule, Token at) {
    Token before = outline.before(at);
    if (at.getType() == Token.EOF) {
      return Diagnostic.error(Code.UNEXPECTED_TEXT, "the text ends too early")
          .at(before == null ? complaints.span(at) : complaints.after(before))
          .help(Forms.of(rule.getRuleIndex()));
    }
    String place =
        before != null && before.getLine() == at.getLine()
            ? "follow `" + before.getText() + "`"
            : "stand here";
    return phrases.error(
        "`" + at.getText() + "` cannot " + place, at, "", Forms.of(rule.getRuleIndex()));
  }
}
