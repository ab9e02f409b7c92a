package lacuna.compiler.syntax;

import lacuna.grammar.LacunaParser;

/** How each part of the language is written, for the advice of messages. */
final class SyntaxHints {
  /** The form of a model within a table of names. */
  static final String MODEL = "a model is written `model \"CLASS\" for STAGE at \"KEY\" { ... }`";

  private SyntaxHints() {}

  /** The form of what the rule of the grammar reads. */
  static String of(int rule) {
    return switch (rule) {
      case LacunaParser.RULE_file, LacunaParser.RULE_item ->
          "a file holds settings `PATH = VALUE`, blocks `STAGE { ... }`, and declarations `KIND"
              + " NAME(...) { ... }`";
      case LacunaParser.RULE_header ->
          "a spec begins with `experiment NAME`, possibly followed by `amends \"FILE.lac\"`";
      case LacunaParser.RULE_setting,
              LacunaParser.RULE_path,
              LacunaParser.RULE_block,
              LacunaParser.RULE_reference ->
          "a setting is written `NAME = VALUE`";
      case LacunaParser.RULE_sweep,
              LacunaParser.RULE_varied,
              LacunaParser.RULE_zip,
              LacunaParser.RULE_axis ->
          "an axis of a sweep is written `PATH in [A, B, C]`, and axes that go together"
              + " `zip { ... }`";
      case LacunaParser.RULE_kind, LacunaParser.RULE_offer ->
          "a kind is written `kind NAME(PARAMETERS) { let NAME: TYPE ... NAME(PARAMETERS) -> TYPE"
              + " ... }`";
      case LacunaParser.RULE_names, LacunaParser.RULE_entry ->
          "a table of names is written `names LIBRARY for COMPONENT { \"OURS\" = \"THEIRS\" ... }`";
      case LacunaParser.RULE_renaming, LacunaParser.RULE_side ->
          "a key is translated by `\"OURS\" = \"THEIRS\"`; either side may be"
              + " none or a list";
      case LacunaParser.RULE_model -> MODEL;
      case LacunaParser.RULE_component ->
          "a component is written `KIND NAME(PARAMETERS) { ... }`, and one with other defaults"
              + " `KIND NAME = COMPONENT(...)`";
      case LacunaParser.RULE_function, LacunaParser.RULE_method, LacunaParser.RULE_signature ->
          "a function is written `NAME(PARAMETERS) -> TYPE { ... }`";
      case LacunaParser.RULE_member, LacunaParser.RULE_layer ->
          "a component holds `let NAME = VALUE`, `param NAME: [SIZES] = VALUE`, `NAME = LAYER(...)`"
              + " and functions";
      case LacunaParser.RULE_constant, LacunaParser.RULE_pattern ->
          "a constant is written `let NAME = VALUE`";
      case LacunaParser.RULE_tensor ->
          "a parameter tensor is written `param NAME: [SIZES] = VALUE`";
      case LacunaParser.RULE_require ->
          "a condition is written `require CONDITION else \"why\"`, or `advise` for a warning";
      case LacunaParser.RULE_parameters, LacunaParser.RULE_parameter ->
          "a parameter is written `NAME: TYPE` or `NAME: TYPE = VALUE`";
      case LacunaParser.RULE_type ->
          "a type is a name such as Int or Ratio, `list of TYPE`, `WORD | WORD`, or a shape"
              + " `[batch, n] of Int`; ? after it allows none";
      case LacunaParser.RULE_body, LacunaParser.RULE_statement, LacunaParser.RULE_assignment ->
          "a statement is `let NAME = VALUE`, `NAME = VALUE`, `if`, `for`, `require`, `metric` or"
              + " `return VALUE`";
      case LacunaParser.RULE_metric -> "a figure is written `metric NAME = VALUE`";
      case LacunaParser.RULE_choice -> "a choice is written `if CONDITION { ... } else { ... }`";
      case LacunaParser.RULE_loop -> "a loop is written `for NAME in LIST { ... }`";
      case LacunaParser.RULE_result -> "a result is written `return VALUE`";
      case LacunaParser.RULE_list -> "a list is written `[A, B]`, or `[for NAME in LIST: VALUE]`";
      case LacunaParser.RULE_arguments, LacunaParser.RULE_argument ->
          "arguments are written `VALUE` or `NAME: VALUE`, with commas between them";
      default ->
          "a value is a number, a name, a call `NAME(...)`, a list `[...]` or several of them with"
              + " operators";
    };
  }
}
