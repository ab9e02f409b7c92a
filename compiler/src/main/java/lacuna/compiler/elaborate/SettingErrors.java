package lacuna.compiler.elaborate;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.Set;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;

/** What can be wrong with stages, with settings of them, and with names tables of their parts. */
final class SettingErrors {
  private SettingErrors() {}

  /** A stage would do nothing, or two things at once. */
  static Diagnostic idleStage(ResolvedComponent stage, String why) {
    return error(Code.INCOMPLETE_COMPONENT, "the stage `%s` %s".formatted(stage.name(), why))
        .at(stage.component().nameSpan())
        .help(
            "a stage learns by `step`, which gives a loss, or gathers by `gather` and is"
                + " measured by `evaluate`");
  }

  /** No parameter would change. */
  static Diagnostic nothingToLearn(ElaboratedStage stage) {
    return error(
            Code.NOTHING_TO_RUN,
            "the loss of `%s` depends on no trained parameter, so there is nothing to learn"
                .formatted(stage.name()))
        .at(stage.written("loss"))
        .help(
            "compute it from the prediction; `detach`, comparisons, `floor` and a part `with"
                + " (trainable: false)` end gradients");
  }

  /** A setting names a stage that stands behind it, or its own. */
  static Diagnostic laterStage(Expr.Name name, String stage) {
    return error(
            Code.MISSING_SETTING,
            name.text().equals(stage)
                ? "`%s` refers to itself here".formatted(stage)
                : "`%s` comes after `%s`".formatted(name.text(), stage))
        .at(name.span())
        .help("a stage can refer only to the stages before it");
  }

  /** A setting takes what another stage does not set. */
  static Diagnostic notSetThere(String stage, Expr.Select select, Set<String> names) {
    Draft unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` does not set `%s`".formatted(stage, select.name()))
            .at(select.nameSpan());
    return NameSuggestions.suggestOrList(unknown, select.name(), names, "it sets ");
  }

  /** Weights are taken from a stage that learns nothing. */
  static Diagnostic stageWithoutWeights(String stage, Span span) {
    return error(
            Code.MISSING_SETTING,
            "`%s` learns nothing, so there are no weights to take from it".formatted(stage))
        .at(span)
        .help("name the stage that its own weights come from");
  }

  /** Weights are taken from a part that a stage does not have. */
  static Diagnostic unknownPart(String stage, Expr.Select select, Set<String> parts) {
    Draft unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` has no part called `%s`".formatted(stage, select.name()))
            .at(select.nameSpan());
    return NameSuggestions.suggestOrList(
        unknown, select.name(), parts, "its parts with weights are ");
  }

  /** A stage or component has no such setting. */
  static Diagnostic unknownSetting(Item.PathStep step, String holder, Set<String> names) {
    Draft unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` has no setting called `%s`".formatted(holder, step.name()))
            .at(step.span());
    return NameSuggestions.suggestOrList(unknown, step.name(), names, "it has ");
  }

  /** A stage has no such setting, since it lacks the function that needs it. */
  static Diagnostic settingOfOthers(
      Item.PathStep step, String stage, Member.Parameter parameter, String function) {
    return error(
            Code.UNKNOWN_SETTING,
            "`%s` has no setting `%s`: it has no `%s`".formatted(stage, step.name(), function))
        .at(step.span(), "this would have no effect")
        .related(parameter.nameSpan(), "declared for those with `%s`".formatted(function))
        .help("remove it");
  }

  /** A part of a setting is changed that is not set. */
  static Diagnostic nothingSet(String stage, Item.PathStep step) {
    return error(
            Code.MISSING_SETTING,
            "`%s.%s` is not set, so nothing of it can be changed".formatted(stage, step.name()))
        .at(step.span())
        .help("set it first: %s = ...".formatted(step.name()));
  }

  /** A part of a plain value is changed. */
  static Diagnostic noSettings(Item.PathStep holder, Value value, Item.PathStep step) {
    return error(
            Code.UNKNOWN_SETTING,
            "`%s` is %s and has no settings of its own"
                .formatted(holder.name(), Describe.article(value)))
        .at(step.span())
        .help("set it as a whole: %s = ...".formatted(holder.name()));
  }

  /** An element of a list is replaced whole. */
  static Diagnostic elementAssigned(Item.PathStep step) {
    return error(
            Code.UNKNOWN_SETTING, "an element of a list is changed by its settings")
        .at(step.span())
        .help("%s.SETTING = VALUE, or assign the whole list".formatted(step.name()));
  }

  /** A table of names does not speak of a tensor. */
  static Diagnostic keyWithoutName(Item.Names table, String key) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`names %s for %s` does not say what `%s` is called"
                .formatted(table.name(), table.component(), key))
        .at(table.nameSpan())
        .help(
            "write \"%s\" = none where %s has no such tensor".formatted(key, table.name()));
  }
}
