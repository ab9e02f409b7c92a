package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.bind.Needs;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a stage as values: those assigned whole, then the changes of their parts. */
final class SettingChanges {
  private final Elaboration e;
  private final StageReferences references;
  private final StageSettings settings;
  private final ResolvedComponent declared;

  SettingChanges(
      Elaboration e, StageReferences references, StageSettings settings, ResolvedComponent declared) {
    this.e = e;
    this.references = references;
    this.settings = settings;
    this.declared = declared;
  }

  /** Puts the value of every setting into {@code given}. */
  void make(Map<String, Val> given) {
    settings
        .values()
        .forEach(
            (name, written) -> {
              Member.Parameter parameter = parameter(name);
              if (parameter == null) {
                List<Item.PathStep> path = written.setting().path();
                e.report.add(noSetting(path.get(path.size() - 1)));
                meant(name, given, written);
              } else {
                given.put(name, setting(parameter, written));
              }
            });
    for (StageSettings.Change change : settings.changes()) {
      change(given, change);
    }
  }

  /** Takes a misspelled setting for the one it probably means, which is then not missing. */
  private void meant(String name, Map<String, Val> given, StageSettings.Written written) {
    List<String> near =
        declared.absent(name) == null ? Suggestions.nearest(name, names()) : List.of();
    Member.Parameter parameter = near.isEmpty() ? null : parameter(near.get(0));
    if (parameter != null && !settings.values().containsKey(near.get(0))) {
      given.put(near.get(0), setting(parameter, written));
    }
  }

  private Member.@Nullable Parameter parameter(String name) {
    return declared.parameter(name).or(() -> declared.kindParameter(name)).orElse(null);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(declared.parameterNames());
    declared.kindParameters().forEach(p -> names.add(p.name()));
    return names;
  }

  /** The stage has no such setting; its kind may have it for others. */
  private Diagnostic noSetting(Item.PathStep step) {
    Member.Parameter absent = declared.absent(step.name());
    if (absent == null) {
      return noSetting(step, settings.name(), names());
    }
    String function = Needs.of(absent);
    return Diagnostic.error(
            Code.UNKNOWN_SETTING,
            "`%s` has no setting `%s`: it has no `%s`"
                .formatted(settings.name(), step.name(), function))
        .at(step.span(), "this would have no effect")
        .related(absent.nameSpan(), "declared for those with `%s`".formatted(function))
        .help("remove it");
  }

  private static Diagnostic noSetting(Item.PathStep step, String holder, Set<String> names) {
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_SETTING, "`%s` has no setting called `%s`".formatted(holder, step.name()))
            .at(step.span());
    return NameSuggestions.suggestOrList(diagnostic, step.name(), names, "it has ");
  }

  /** A setting of the stage, which may name another stage. */
  private Val setting(Member.Parameter parameter, StageSettings.Written written) {
    Val reference = references.find(settings.name(), parameter, written);
    return reference != null ? reference : settle(parameter, written, declared);
  }

  private Val settle(Member.Parameter parameter, StageSettings.Written written, ResolvedComponent owner) {
    return e.arguments.settle(parameter, written.value(), Frame.of(written.module()), owner);
  }

  /** {@code mask.ratio = 40%}: an argument of a component that stands there, or of a default. */
  private void change(Map<String, Val> given, StageSettings.Change change) {
    Item.PathStep first = change.path().get(0);
    Member.Parameter parameter = parameter(first.name());
    if (parameter == null) {
      e.report.add(noSetting(first));
      return;
    }
    Val before = given.get(first.name());
    if (before == null && parameter.value() != null) {
      boolean own = declared.parameter(first.name()).isPresent();
      Frame frame = Frame.of(own ? declared.module() : declared.kindModule());
      before = e.arguments.settle(parameter, parameter.value(), frame, declared);
    }
    if (before == null) {
      e.report.add(
          Diagnostic.error(
                  Code.MISSING_SETTING,
                  "`%s.%s` is not set, so nothing of it can be changed"
                      .formatted(settings.name(), first.name()))
              .at(first.span())
              .help("set it first: %s = ...".formatted(first.name())));
      return;
    }
    given.put(first.name(), changed(before, change.path(), 1, change.written()));
  }

  private Val changed(Val val, List<Item.PathStep> path, int at, StageSettings.Written written) {
    Item.PathStep step = path.get(at);
    if (val.unknown()) {
      return val;
    } else if (val.value() instanceof Value.ListValue list) {
      return element(val, list, path, at, written);
    } else if (!(val.value() instanceof Closure closure)) {
      e.report.add(
          Diagnostic.error(
                  Code.UNKNOWN_SETTING,
                  "`%s` is %s and has no settings of its own"
                      .formatted(path.get(at - 1).name(), Describe.article(val.value())))
              .at(step.span()));
      return val;
    } else {
      Member.Parameter parameter = closure.declared().parameter(step.name()).orElse(null);
      if (parameter == null) {
        Set<String> names = new LinkedHashSet<>(closure.declared().parameterNames());
        e.report.add(noSetting(step, closure.declared().name(), names));
        return val;
      }
      Val inner;
      if (at + 1 == path.size()) {
        inner = settle(parameter, written, closure.declared());
      } else {
        Val given = closure.given().get(step.name());
        inner = given != null ? given : defaultOf(parameter, closure.declared());
        inner = changed(inner, path, at + 1, written);
      }
      return rebuilt(val, closure.set(step.name(), inner));
    }
  }

  private Val defaultOf(Member.Parameter parameter, ResolvedComponent owner) {
    Frame frame = Frame.of(owner.module());
    return parameter.value() == null
        ? Val.UNKNOWN
        : e.arguments.settle(parameter, parameter.value(), frame, owner);
  }

  private Val rebuilt(Val val, Closure closure) {
    Node node =
        val.node() instanceof Node.External
            ? Externals.node(e, closure, Map.of())
            : Node.Constant.of(closure);
    return new Val(closure, node, val.origins());
  }

  /** In a list the component's name is the step. */
  private Val element(
      Val val,
      Value.ListValue list,
      List<Item.PathStep> path,
      int at,
      StageSettings.Written written) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < list.elements().size(); i++) {
      if (list.elements().get(i) instanceof Closure closure) {
        String name = closure.declared().name();
        names.add(name);
        if (name.equals(path.get(at).name()) && at + 1 < path.size()) {
          List<Value> elements = new ArrayList<>(list.elements());
          Val element = new Val(closure, Node.Constant.of(closure), val.part(i));
          elements.set(i, changed(element, path, at + 1, written).value());
          Value changed = new Value.ListValue(elements);
          return new Val(changed, Node.Constant.of(changed), val.origins());
        }
      }
    }
    Item.PathStep step = path.get(at);
    e.report.add(
        names.contains(step.name())
            ? Diagnostic.error(Code.UNKNOWN_SETTING, "an element of a list is changed by its settings")
                .at(step.span())
                .help("%s.SETTING = VALUE, or assign the whole list".formatted(step.name()))
            : noSetting(step, path.get(at - 1).name(), names));
    return val;
  }
}
