package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** The messages about mistakes that are common in one part of the language. */
final class RuleWording {
  private final Outline outline;
  private final Complaints complaints;
  private final Phrases phrases;

  RuleWording(Outline outline, Complaints complaints) {
    this.outline = outline;
    this.complaints = complaints;
    this.phrases = new Phrases(complaints);
  }

  /**
   * The message, or null where the rule has none of its own; the arguments are those of {@link
   * Wording#of}.
   */
  @Nullable Diagnostic of(ParserRuleContext rule, Token before, Token at, IntervalSet expected) {
    if (at.getType() == LacunaParser.BAR && rule.getRuleIndex() != LacunaParser.RULE_type) {
      return phrases.bar(at);
    }
    return switch (rule.getRuleIndex()) {
      case LacunaParser.RULE_header -> header(before, at);
      case LacunaParser.RULE_imported ->
          phrases.error(
              "a file is named in quotation marks", at, "", "write `import \"FILE.lac\"`");
      case LacunaParser.RULE_setting,
              LacunaParser.RULE_path,
              LacunaParser.RULE_layer,
              LacunaParser.RULE_assignment ->
          setting(rule, before, at);
      case LacunaParser.RULE_axis ->
          at.getType() == LacunaParser.SET
              ? phrases.error(
                  "the values of a sweep follow `in`",
                  at,
                  "",
                  "write `" + complaints.span(rule.getStart(), before).text() + " in [A, B]`")
              : null;
      case LacunaParser.RULE_arguments, LacunaParser.RULE_list, LacunaParser.RULE_primary ->
          listed(rule, before, at);
      case LacunaParser.RULE_parameters, LacunaParser.RULE_parameter -> parameter(before, at);
      case LacunaParser.RULE_require ->
          condition(rule.getStart().getText(), expected, before, at);
      case LacunaParser.RULE_value -> choice(before, at, expected);
      case LacunaParser.RULE_item, LacunaParser.RULE_member, LacunaParser.RULE_statement ->
          begun(rule, before, at);
      default -> bracket(before, at, expected);
    };
  }

  private Diagnostic condition(String word, IntervalSet expected, Token before, Token at) {
    return expected.contains(LacunaParser.ELSE)
        ? phrases.after(
            "this `%s` has no message".formatted(word),
            before,
            "`else` and a reason are missing here",
            "write `%s CONDITION else \"why\"`".formatted(word))
        : phrases.error(
            "the reason of `%s` is a string".formatted(word), at, "", "write `else \"why\"`");
  }

  private @Nullable Diagnostic header(Token before, Token at) {
    if (before.getType() == LacunaParser.AMENDS) {
      return phrases.error(
          "`amends` names a file in quotation marks", at, "", "write `amends \"FILE.lac\"`");
    }
    return null;
  }

  /** What is to be given with {@code =} and is not. */
  private @Nullable Diagnostic setting(ParserRuleContext rule, Token before, Token at) {
    String name = complaints.span(rule.getStart(), before).text();
    boolean sameLine = before.getLine() == at.getLine();
    int start = rule.getStart().getTokenIndex();
    boolean begins =
        outline.firstOnLine(start) || outline.token(start - 1).getType() == LacunaParser.LBRACE;
    if (!begins && !(sameLine && at.getType() == LacunaParser.COLON)) {
      return Diagnostic.error(Code.TWO_ON_ONE_LINE, "`" + name + "` begins a second setting on this line")
          .at(complaints.span(rule.getStart(), before), "the value before it ends here")
          .help(
              "a longer value needs an operator, a comma or a bracket; another setting needs a line"
                  + " of its own");
    }
    if (before.getType() == LacunaParser.DOT) {
      return phrases.after(
          "a name is missing after the dot", before, "", "write `" + name + "NAME = VALUE`");
    }
    return switch (at.getType()) {
      case LacunaParser.EQ ->
          phrases.error(
              "`==` compares; a value is given with `=`", at, "", "write `" + name + " = ...`");
      case LacunaParser.COLON ->
          phrases.error(
              "a setting is given with `=`",
              at,
              "`:` is for arguments and types",
              "write `" + name + " = ...`");
      case LacunaParser.LBRACE ->
          phrases.error(
              "a block cannot stand within a block",
              at,
              "",
              "write `" + name + " = COMPONENT(...)`, or `" + name + ".PART = VALUE`");
      default ->
          sameLine && Tokens.beginsValue(at)
              ? phrases.error(
                  "`=` is missing after `" + name + "`", at, "", "write `" + name + " = ...`")
              : Diagnostic.error(Code.MISSING_VALUE, "`" + name + "` has no value")
                  .at(complaints.span(rule.getStart(), before), "")
                  .help("write `" + name + " = VALUE`, or remove the line");
    };
  }

  private @Nullable Diagnostic listed(ParserRuleContext rule, Token before, Token at) {
    boolean arguments = rule.getRuleIndex() == LacunaParser.RULE_arguments;
    if (at.getType() == LacunaParser.SET && arguments) {
      return phrases.error(
          "an argument is given with `:`", at, "", "write `" + before.getText() + ": ...`");
    }
    if (at.getType() == LacunaParser.EQ || rule.getRuleIndex() == LacunaParser.RULE_primary) {
      return null;
    }
    if (Tokens.beginsValue(at) || Tokens.isKeyword(at)) {
      return phrases.after(
          "a comma is missing",
          before,
          "between `" + before.getText() + "` and `" + at.getText() + "`");
    }
    return null;
  }

  private @Nullable Diagnostic parameter(Token before, Token at) {
    boolean first =
        before.getType() == LacunaParser.LPAREN || before.getType() == LacunaParser.COMMA;
    if (first && Tokens.isKeyword(at)) {
      return phrases.keyword(at);
    }
    if (before.getType() == LacunaParser.NAME
        && (at.getType() == LacunaParser.NAME
            || at.getType() == LacunaParser.COMMA
            || at.getType() == LacunaParser.SET
            || at.getType() == LacunaParser.RPAREN)) {
      Token further = outline.before(before);
      if (further != null
          && (further.getType() == LacunaParser.COMMA
              || further.getType() == LacunaParser.LPAREN)) {
        return phrases.after(
            "the parameter `" + before.getText() + "` has no type",
            before,
            "",
            "write `" + before.getText() + ": TYPE`, such as `" + before.getText() + ": Int`");
      }
    }
    if (at.getType() == LacunaParser.NAME) {
      return phrases.after(
          "a comma is missing",
          before,
          "between `" + before.getText() + "` and `" + at.getText() + "`");
    }
    return null;
  }

  private @Nullable Diagnostic choice(Token before, Token at, IntervalSet expected) {
    if (expected.contains(LacunaParser.THEN)) {
      return phrases.after(
          "`then` is missing", before, "", "a value is chosen with `if CONDITION then A else B`");
    }
    if (expected.contains(LacunaParser.ELSE)) {
      return phrases.after(
          "`else` is missing",
          before,
          "",
          "a chosen value needs both cases: `if CONDITION then A else B`");
    }
    return null;
  }

  /** An item, a member or a statement of which only the first word is understood. */
  private @Nullable Diagnostic begun(ParserRuleContext rule, Token before, Token at) {
    boolean named = before == rule.getStart() && before.getType() == LacunaParser.NAME;
    return named ? setting(rule, before, at) : null;
  }

  private @Nullable Diagnostic bracket(Token before, Token at, IntervalSet expected) {
    if (expected.contains(LacunaParser.LBRACE)) {
      return phrases.after("a `{` is missing", before, "");
    }
    if (expected.contains(LacunaParser.LPAREN)) {
      return phrases.after(
          "the parameters are missing",
          before,
          "",
          "write `" + before.getText() + "()` where there are none");
    }
    return null;
  }
}
