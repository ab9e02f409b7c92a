package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Turns the place where the grammar stops into a message for people: what was probably meant, never what tokens may follow. */
final class Wording {
  private final Outline outline;
  private final Complaints complaints;

  Wording(Outline outline, Complaints complaints) {
    this.outline = outline;
    this.complaints = complaints;
  }

  /**
   * The message, or null where an earlier one has said it.
   *
   * @param rule the rule that cannot go on
   * @param at the first token that does not fit
   * @param expected what the rule would go on with
   */
  @Nullable Diagnostic of(ParserRuleContext rule, Token at, IntervalSet expected) {
    Token before = before(at);
    if (Tokens.isInserted(at) || (before != null && Tokens.isInserted(before))) {
      return null;
    }
    Diagnostic diagnostic = misplaced(rule, at);
    if (diagnostic == null && before != null) {
      diagnostic = missing(rule, before, at);
    }
    if (diagnostic == null && Tokens.isKeyword(at) && expected.contains(LacunaParser.NAME) && !Tokens.isBeginning(at)) {
      diagnostic = keyword(at);
    }
    if (diagnostic == null && before != null) {
      diagnostic = within(rule, before, at, expected);
    }
    return diagnostic != null ? diagnostic : cannotStand(rule, at);
  }

  private @Nullable Token before(Token at) {
    return at.getTokenIndex() == 0 ? null : outline.token(at.getTokenIndex() - 1);
  }

  private @Nullable Token behind(Token at) {
    return at.getTokenIndex() + 1 < outline.size() ? outline.token(at.getTokenIndex() + 1) : null;
  }

  /** What belongs to the top of a file. */
  private @Nullable Diagnostic misplaced(ParserRuleContext rule, Token at) {
    if (!outline.firstOnLine(at.getTokenIndex())) {
      return null;
    }
    boolean atTop = rule.getRuleIndex() == LacunaParser.RULE_file || rule.getRuleIndex() == LacunaParser.RULE_item;
    return switch (at.getType()) {
      case LacunaParser.EXPERIMENT -> error(
          "`experiment` stands at the top of a file, once", at, "something stands before it", "move it to the first line");
      case LacunaParser.IMPORT -> error(
          "imports stand before everything else", at, "", "move this line up, directly below `experiment`");
      case LacunaParser.AMENDS -> atTop
          ? error("`experiment` is missing", at, "", "write `experiment NAME` before `amends`")
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
    if (at.getType() == LacunaParser.DOT && behind(at) != null && behind(at).getType() == LacunaParser.NUMBER) {
      String number = behind(at).getText();
      return error("a number begins with a digit", at, "", "write 0." + number);
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
              LacunaParser.RULE_primary -> true;
          default -> false;
        };
    boolean open =
        switch (before.getType()) {
          case LacunaParser.COMMA, LacunaParser.COLON, LacunaParser.LPAREN, LacunaParser.LBRACKET -> valueRule;
          default -> Tokens.wantsValue(before) && valueRule;
        };
    if (!open) {
      return null;
    }
    if (Tokens.isKeyword(at) && sameLine && !isJoint(at)) {
      return keyword(at);
    }
    if (at.getType() == LacunaParser.BAR) {
      return bar(at);
    }
    Token named = before(before);
    return Gaps.missingValue(complaints, before, named == null ? before : named);
  }

  private static boolean isJoint(Token token) {
    return switch (token.getType()) {
      case LacunaParser.THEN,
          LacunaParser.ELSE,
          LacunaParser.WITH,
          LacunaParser.OF,
          LacunaParser.AND,
          LacunaParser.OR -> true;
      default -> false;
    };
  }

  private Diagnostic experimentWithoutName(Token before, Token at) {
    if (at.getType() == LacunaParser.STRING) {
      return error("the name of an experiment has no quotation marks", at, "", "write it with letters, digits and _");
    }
    if (Tokens.isKeyword(at) && before.getLine() == at.getLine() && at.getType() != LacunaParser.AMENDS) {
      return keyword(at);
    }
    return Gaps.unnamed(complaints, before);
  }

  private Diagnostic keyword(Token at) {
    String word = at.getText();
    return error(
        "`" + word + "` is a word of the language and cannot be a name",
        at,
        "",
        "choose another name, such as `" + word + "_`");
  }

  private Diagnostic bar(Token at) {
    return error("`|` stands between the words of a type only", at, "", "write `or` between conditions");
  }

  /** Mistakes that belong to one rule. */
  private @Nullable Diagnostic within(ParserRuleContext rule, Token before, Token at, IntervalSet expected) {
    if (at.getType() == LacunaParser.BAR && rule.getRuleIndex() != LacunaParser.RULE_type) {
      return bar(at);
    }
    return switch (rule.getRuleIndex()) {
      case LacunaParser.RULE_header -> header(before, at);
      case LacunaParser.RULE_imported -> error(
          "a file is named in quotation marks", at, "", "write `import \"FILE.lac\"`");
      case LacunaParser.RULE_setting, LacunaParser.RULE_path, LacunaParser.RULE_layer, LacunaParser.RULE_assignment ->
          setting(rule, before, at);
      case LacunaParser.RULE_axis -> at.getType() == LacunaParser.SET
          ? error("the values of a sweep follow `in`", at, "", "write `" + complaints.span(rule.getStart(), before).text() + " in [A, B]`")
          : null;
      case LacunaParser.RULE_arguments, LacunaParser.RULE_list, LacunaParser.RULE_primary -> listed(rule, before, at);
      case LacunaParser.RULE_parameters, LacunaParser.RULE_parameter -> parameter(before, at);
      case LacunaParser.RULE_require -> expected.contains(LacunaParser.ELSE)
          ? after("this `require` does not say why", before, "`else` and a reason are missing here", "write `require CONDITION else \"why\"`")
          : error("the reason of a `require` is a string", at, "", "write `else \"why\"`");
      case LacunaParser.RULE_value -> choice(before, at, expected);
      case LacunaParser.RULE_item, LacunaParser.RULE_member, LacunaParser.RULE_statement -> begun(rule, before, at);
      default -> bracket(before, at, expected);
    };
  }

  private @Nullable Diagnostic header(Token before, Token at) {
    if (before.getType() == LacunaParser.AMENDS) {
      return error("`amends` names a file in quotation marks", at, "", "write `amends \"FILE.lac\"`");
    }
    return null;
  }

  /** What is to be given with {@code =} and is not. */
  private @Nullable Diagnostic setting(ParserRuleContext rule, Token before, Token at) {
    String name = complaints.span(rule.getStart(), before).text();
    boolean sameLine = before.getLine() == at.getLine();
    int start = rule.getStart().getTokenIndex();
    boolean begins = outline.firstOnLine(start) || outline.token(start - 1).getType() == LacunaParser.LBRACE;
    if (!begins && !(sameLine && at.getType() == LacunaParser.COLON)) {
      return Diagnostic.error(Code.P06, "`" + name + "` begins a second setting on this line")
          .at(complaints.span(rule.getStart(), before), "the value before it ends here")
          .help("a value that goes on needs an operator, a comma or a bracket; another setting a line of its own");
    }
    if (before.getType() == LacunaParser.DOT) {
      return after("a name is missing behind the point", before, "", "write `" + name + "NAME = VALUE`");
    }
    return switch (at.getType()) {
      case LacunaParser.EQ -> error(
          "`==` compares; a value is given with `=`", at, "", "write `" + name + " = ...`");
      case LacunaParser.COLON -> error(
          "a setting is given with `=`", at, "`:` is for arguments and types", "write `" + name + " = ...`");
      case LacunaParser.LBRACE -> error(
          "a block cannot stand within a block", at, "", "write `" + name + " = COMPONENT(...)`, or `" + name + ".PART = VALUE`");
      default -> sameLine && Tokens.beginsValue(at)
          ? error("`=` is missing behind `" + name + "`", at, "", "write `" + name + " = ...`")
          : Diagnostic.error(Code.P03, "`" + name + "` has no value")
              .at(complaints.span(rule.getStart(), before), "")
              .help("write `" + name + " = VALUE`, or remove the line");
    };
  }

  private @Nullable Diagnostic listed(ParserRuleContext rule, Token before, Token at) {
    boolean arguments = rule.getRuleIndex() == LacunaParser.RULE_arguments;
    if (at.getType() == LacunaParser.SET && arguments) {
      return error(
          "an argument is given with `:`", at, "", "write `" + before.getText() + ": ...`");
    }
    if (at.getType() == LacunaParser.EQ || rule.getRuleIndex() == LacunaParser.RULE_primary) {
      return null;
    }
    if (Tokens.beginsValue(at) || Tokens.isKeyword(at)) {
      return after("a comma is missing", before, "between `" + before.getText() + "` and `" + at.getText() + "`");
    }
    return null;
  }

  private @Nullable Diagnostic parameter(Token before, Token at) {
    boolean first = before.getType() == LacunaParser.LPAREN || before.getType() == LacunaParser.COMMA;
    if (first && Tokens.isKeyword(at)) {
      return keyword(at);
    }
    if (before.getType() == LacunaParser.NAME
        && (at.getType() == LacunaParser.NAME
            || at.getType() == LacunaParser.COMMA
            || at.getType() == LacunaParser.SET
            || at.getType() == LacunaParser.RPAREN)) {
      Token further = before(before);
      if (further != null && (further.getType() == LacunaParser.COMMA || further.getType() == LacunaParser.LPAREN)) {
        return after(
            "the parameter `" + before.getText() + "` has no type", before, "", "write `" + before.getText() + ": TYPE`, such as `" + before.getText() + ": Int`");
      }
    }
    if (at.getType() == LacunaParser.NAME) {
      return after("a comma is missing", before, "between `" + before.getText() + "` and `" + at.getText() + "`");
    }
    return null;
  }

  private @Nullable Diagnostic choice(Token before, Token at, IntervalSet expected) {
    if (expected.contains(LacunaParser.THEN)) {
      return after("`then` is missing", before, "", "a value is chosen with `if CONDITION then A else B`");
    }
    if (expected.contains(LacunaParser.ELSE)) {
      return after("`else` is missing", before, "", "a chosen value needs both cases: `if CONDITION then A else B`");
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
      return after("a `{` is missing", before, "");
    }
    if (expected.contains(LacunaParser.LPAREN)) {
      return after(
          "the parameters are missing", before, "", "write `" + before.getText() + "()` where there are none");
    }
    return null;
  }

  private Diagnostic cannotStand(ParserRuleContext rule, Token at) {
    Token before = before(at);
    if (at.getType() == Token.EOF) {
      return Diagnostic.error(Code.P01, "the text ends too early")
          .at(before == null ? complaints.span(at) : complaints.after(before))
          .help(Forms.of(rule.getRuleIndex()));
    }
    String place =
        before != null && before.getLine() == at.getLine() ? "follow `" + before.getText() + "`" : "stand here";
    return error("`" + at.getText() + "` cannot " + place, at, "", Forms.of(rule.getRuleIndex()));
  }

  private Diagnostic error(String title, Token at, String text, String... help) {
    return Complaints.advised(Diagnostic.error(Code.P01, title).at(complaints.span(at), text), help);
  }

  private Diagnostic after(String title, Token before, String text, String... help) {
    return Complaints.advised(Diagnostic.error(Code.P01, title).at(complaints.after(before), text), help);
  }
}
