package lacuna.compiler.bind;

import static lacuna.compiler.bind.NameSuggestions.suggest;
import static lacuna.compiler.bind.NameSuggestions.suggestOrList;
import static lacuna.compiler.diagnostic.Diagnostic.error;
import static lacuna.compiler.diagnostic.Diagnostic.warning;

import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** What can be wrong with names and settings before anything is evaluated. */
public final class BindErrors {
  private BindErrors() {}

  /** A spec is there to run stages. */
  static Diagnostic noStage(Item.Header header) {
    return error(
            Code.NOTHING_TO_RUN,
            "the experiment `%s` has no stage, so it would do nothing".formatted(header.name()))
        .at(header.nameSpan())
        .help("a stage is a block: pretrain { ... }");
  }

  /** A spec has a largest number of stages. */
  static Diagnostic tooManyStages(StageSettings first, int limit) {
    return error(Code.SIZE_LIMIT, "the experiment has more than " + limit + " stages")
        .at(first.span())
        .help("write several experiments; one can start from the weights of another");
  }

  /** A later block of a stage is of the same component. */
  static Diagnostic stageOfAnotherKind(Item.Block block, Item.Block stage) {
    return error(
            Code.WRONG_KIND,
            "`%s` is a stage of kind %s already".formatted(block.name(), stage.component()))
        .at(block.componentSpan())
        .related(stage.componentSpan(), "here")
        .help(
            "write `%s { ... }` to change its settings, or give the new stage a name of its own"
                .formatted(block.name()));
  }

  /** One file sets a path once. */
  static Diagnostic setTwice(String path, Span span, Span before) {
    return error(Code.DUPLICATE_NAME, "`%s` is set twice".formatted(path))
        .at(span)
        .related(before, "first here")
        .help("remove one of the two")
        .fix(span, "");
  }

  /** A part is changed after the whole is set, or the whole replaces the change. */
  static Diagnostic changedBeforeWhole(Span change, String path, Span whole) {
    return warning(Code.SETTING_WITHOUT_EFFECT, "this setting has no effect")
        .at(change)
        .related(whole, "all of `%s` is set here".formatted(path))
        .help("set parts of it after that");
  }

  /**
   * A setting outside a block starts with a stage of the chain.
   *
   * @param elsewhere where the setting lives that is meant, or null
   */
  static Diagnostic unknownStage(
      Item.Setting setting, Set<String> stages, SettingSearch.@Nullable Answer elsewhere) {
    Item.PathStep step = setting.path().get(0);
    Draft unknown =
        error(Code.UNKNOWN_SETTING, "there is no stage called `%s`".formatted(step.name()))
            .at(step.span());
    if (stages.isEmpty()) {
      return unknown.help("a stage is a block: pretrain { ... }");
    }
    return elsewhere == null
        ? suggestOrList(unknown, step.name(), stages, "the stages are ")
        : elsewhere.on(unknown, setting);
  }

  /** A network is finite. */
  static Diagnostic holdsItself(Item.Component component, Expr.Call part) {
    return error(Code.ILLEGAL_DECLARATION, "`%s` holds itself".formatted(component.name()))
        .at(part.span(), "this holds another, and so on without end")
        .related(component.nameSpan(), "declared here")
        .help("layers that follow one another are a list: [for i in 0..depth: block()]");
  }

  /** Only a stage has figures. */
  static Diagnostic metricOutsideStage(Statement.Metric metric) {
    return error(Code.ILLEGAL_DECLARATION, "`metric` is allowed only in the functions of a stage")
        .at(metric.span())
        .help("give the value back, and let `evaluate` of a stage report it");
  }

  /** A stage is not assigned. */
  static Diagnostic stageAssigned(Item.PathStep stage) {
    String name = stage.name();
    return error(Code.UNKNOWN_SETTING, "`%s` is a stage, and takes a block".formatted(name))
        .at(stage.span())
        .help("%s { ... } or %s.SETTING = VALUE".formatted(name, name));
  }

  /** A name is declared once in its file or component. */
  static Diagnostic declaredTwice(DeclaredName name, Span before) {
    return error(Code.DUPLICATE_NAME, "`%s` is declared twice".formatted(name.name()))
        .at(name.span())
        .related(before, "first here")
        .help("rename or remove one of the two");
  }

  /** A component is of a kind that exists. */
  static Diagnostic unknownKind(String kind, Span span, Set<String> kinds) {
    Draft unknown =
        error(Code.UNKNOWN_NAME, "there is no kind called `%s`".formatted(kind)).at(span);
    return suggestOrList(unknown, kind, kinds, "the kinds are ");
  }

  /** A component has what its kind promises of it. */
  static Diagnostic incomplete(ResolvedComponent component, Member offered, String example) {
    return error(
            Code.INCOMPLETE_COMPONENT,
            "`%s` lacks what every %s offers"
                .formatted(component.name(), component.kind().name()))
        .at(component.component().nameSpan())
        .related(offered.span(), "declared here")
        .help("add " + example);
  }

  /** A kind's parameter needs a function that the kind knows. */
  static Diagnostic unknownNeed(Item.Kind kind, Expr.Name needed, Set<String> functions) {
    Draft unknown =
        error(
                Code.UNKNOWN_NAME,
                "the kind `%s` has no function `%s`".formatted(kind.name(), needed.text()))
            .at(needed.span());
    return suggestOrList(unknown, needed.text(), functions, "it has ");
  }

  /** An alias names its component by a call. */
  static Diagnostic aliasWithoutCall(Item.Alias alias) {
    return error(
            Code.ILLEGAL_DECLARATION, "another name for a component is written as its call")
        .at(alias.value().span())
        .help("%s %s = NAME(...)".formatted(alias.kind(), alias.name()));
  }

  /** Aliases lead to a component. */
  static Diagnostic aliasOfItself(Item.Alias alias, Span span) {
    return error(
            Code.ILLEGAL_DECLARATION, "`%s` is defined as itself".formatted(alias.name()))
        .at(span)
        .help("let it stand for a component that has a declaration of its own");
  }

  /** A table of names is for a component. */
  static Diagnostic tableForNothing(Item.Names table, Set<String> components) {
    Draft unknown =
        error(
                Code.UNKNOWN_NAME,
                "there is no component called `%s`".formatted(table.component()))
            .at(table.componentSpan());
    return suggest(
        unknown,
        table.component(),
        components,
        "import the file that declares it, or declare it in this one");
  }

  /** Two sides of a renaming do not speak of the same tensors, or a key is not written as one. */
  static Diagnostic illegalRenaming(Span span, String title, String help) {
    return error(Code.ILLEGAL_DECLARATION, title).at(span).help(help);
  }

  /**
   * A name stands for a value.
   *
   * @param form what is expected there: {@code a duration, such as 100 epochs}; may be empty
   */
  static Diagnostic unknownName(
      String name, Span span, Set<String> candidates, String form) {
    return suggest(
        error(Code.UNKNOWN_NAME, "`%s` is not defined".formatted(name)).at(span),
        name,
        candidates,
        form.isEmpty()
            ? "declare it, or import the file that declares it"
            : "expected here: " + form);
  }

  /** A parameter that takes words takes no others. */
  static Diagnostic unknownWord(String name, Span span, Set<String> words) {
    Draft unknown =
        error(Code.UNKNOWN_NAME, "`%s` is not an allowed value here".formatted(name)).at(span);
    return suggestOrList(unknown, name, words, "expected here: ");
  }

  /** What is called exists. */
  static Diagnostic unknownFunction(String name, Span span, Set<String> candidates) {
    return suggest(
        error(Code.UNKNOWN_NAME, "there is no function called `%s`".formatted(name)).at(span),
        name,
        candidates,
        "declare it with `fn %s(...) { ... }`, or import the file that does".formatted(name));
  }

  /** A component of the kind that a place takes exists. */
  static Diagnostic unknownComponent(
      String name, String kind, Span span, Set<String> candidates) {
    Draft unknown =
        error(Code.UNKNOWN_NAME, "there is no %s called `%s`".formatted(kind, name)).at(span);
    return suggestOrList(unknown, name, candidates, "there are ");
  }

  /** A place takes components of one kind. */
  static Diagnostic componentOfAnotherKind(
      String name, String actual, String kind, Span span, Set<String> candidates) {
    Draft wrong =
        error(
                Code.WRONG_KIND,
                "`%s` is %s, but %s is expected here".formatted(name, a(actual), a(kind)))
            .at(span);
    return suggestOrList(wrong, name, candidates, "there are ");
  }

  /** Even without arguments a component is called. */
  static Diagnostic componentNotCalled(String name, Span span) {
    return error(Code.WRONG_TYPE, "a component is called with parentheses")
        .at(span)
        .help("write %s()".formatted(name))
        .fix(span, name + "()");
  }

  /** An assignment changes a name of the body; {@code names} are those around. */
  public static Diagnostic nothingToChange(Statement.Assign assign, Set<String> names) {
    Draft unknown =
        error(Code.UNKNOWN_NAME, "`%s` is not defined, so nothing can be assigned to it".formatted(assign.name()))
            .at(assign.nameSpan());
    String defined = "`let %s = ...` defines it".formatted(assign.name());
    Diagnostic told = suggest(unknown, assign.name(), names, defined);
    return told.help().contains(defined) ? told : told.help(defined);
  }

  /** A parameter is there to be read. */
  static Diagnostic unusedParameter(Member.Parameter parameter, String owner) {
    return warning(
            Code.SETTING_WITHOUT_EFFECT,
            "`%s` of `%s` has no effect".formatted(parameter.name(), owner))
        .at(parameter.nameSpan(), "nothing in `%s` reads it".formatted(owner))
        .help("use it, or remove it");
  }

  /** A member is there to be used. */
  static Draft unusedMember(DeclaredName name) {
    return warning(Code.UNUSED_MEMBER, "nothing uses `%s`".formatted(name.name()))
        .at(name.span());
  }

  /** A size that occurs once checks nothing, and may be a typing error. */
  static Diagnostic sizeNamedOnce(Expr.Name size, Set<String> names) {
    Draft lone =
        warning(Code.SIZE_NAMED_ONCE, "the size `%s` occurs once".formatted(size.text()))
            .at(size.span(), "it stands for any size");
    String any = "write _ for a size that does not matter";
    Diagnostic told = suggest(lone, size.text(), names, any).fix(size.span(), "_");
    return told.help().contains(any) ? told : told.help(any);
  }

  /** {@code an encoder}. */
  private static String a(String noun) {
    return ("aeiouAEIO".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }
}
