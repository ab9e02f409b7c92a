package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Needs;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.SettingSearch;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.OtherWords;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a stage as values: those assigned whole, then the changes of their parts. */
final class SettingEvaluator {
  private final Reporter reporter;
  private final ArgumentBinder arguments;
  private final ExternalCode external;
  private final SettingSearch search;

  SettingEvaluator(
      Reporter reporter,
      ArgumentBinder arguments,
      ExternalCode external,
      SettingSearch search) {
    this.reporter = reporter;
    this.arguments = arguments;
    this.external = external;
    this.search = search;
  }

  /** The value of every setting, by name. */
  Map<String, TracedValue> evaluate(
      StageSettings settings, ResolvedComponent stage, StageReferences references) {
    return new One(settings, stage, references).evaluate();
  }

  /** Evaluates the settings of one stage. */
  private final class One {
    private final StageSettings settings;
    private final ResolvedComponent stage;
    private final StageReferences references;
    private final Map<String, TracedValue> values = new LinkedHashMap<>();

    One(StageSettings settings, ResolvedComponent stage, StageReferences references) {
      this.settings = settings;
      this.stage = stage;
      this.references = references;
    }

    Map<String, TracedValue> evaluate() {
      settings
          .values()
          .forEach(
              (name, written) -> {
                Member.Parameter parameter = parameter(name);
                if (parameter == null) {
                  List<Item.PathStep> path = written.setting().path();
                  Item.PathStep last = path.get(path.size() - 1);
                  unknown(last, new StageSettings.Change(List.of(last), written));
                  meant(name, written);
                } else {
                  values.put(name, setting(parameter, written));
                }
              });
      settings.changes().forEach(this::change);
      return values;
    }

    /** Takes a misspelled setting for the one it probably means, which is then not missing. */
    private void meant(String name, StageSettings.Written written) {
      List<String> near =
          stage.absent(name) == null ? Suggestions.nearest(name, names()) : List.of();
      Member.Parameter parameter = near.isEmpty() ? null : parameter(near.get(0));
      if (parameter != null && !settings.values().containsKey(near.get(0))) {
        boolean translated = !OtherWords.standard().ours(name).isEmpty();
        values.put(
            near.get(0), translated ? TracedValue.UNKNOWN : setting(parameter, written));
      }
    }

    private Member.@Nullable Parameter parameter(String name) {
      return stage.parameter(name).or(() -> stage.kindParameter(name)).orElse(null);
    }

    private Set<String> names() {
      Set<String> names = new LinkedHashSet<>(stage.parameterNames());
      stage.kindParameters().forEach(p -> names.add(p.name()));
      return names;
    }

    /** The stage has no such setting; its kind may have it for others. */
    private void unknown(Item.PathStep step, StageSettings.Change change) {
      Member.Parameter absent = stage.absent(step.name());
      String function = absent == null ? null : Needs.of(absent);
      reporter.add(
          absent == null || function == null
              ? unknown(step, change, settings.name(), names())
              : SettingErrors.settingOfOthers(step, settings.name(), absent, function));
    }

    /** There is no such setting where it is written; it may live elsewhere in the stage. */
    private Diagnostic unknown(
        Item.PathStep step, StageSettings.Change change, String holder, Set<String> names) {
      Item.Setting setting = change.written().setting();
      boolean inBlock = setting.path().size() == change.path().size();
      SettingSearch.Answer answer =
          search
              .find(
                  List.of(settings),
                  change.path().stream().map(Item.PathStep::name).toList(),
                  setting.value(),
                  inBlock)
              .orElse(null);
      return SettingErrors.unknownSetting(step, holder, names, setting, answer);
    }

    /** A setting of the stage, which may name another stage. */
    private TracedValue setting(Member.Parameter parameter, StageSettings.Written written) {
      TracedValue reference = references.find(settings.name(), parameter, written);
      return reference != null ? reference : argument(parameter, written, stage);
    }

    /** {@code mask.ratio = 40%}: an argument of a component that stands there, or of a default. */
    private void change(StageSettings.Change change) {
      Item.PathStep first = change.path().get(0);
      Member.Parameter parameter = parameter(first.name());
      if (parameter == null) {
        unknown(first, change);
        return;
      }
      TracedValue before = values.get(first.name());
      if (before == null) {
        before = defaultOf(parameter, stage);
      }
      if (before == null) {
        reporter.add(SettingErrors.nothingSet(settings.name(), first));
        return;
      }
      values.put(first.name(), changed(before, change, 1));
    }

    private TracedValue argument(
        Member.Parameter parameter, StageSettings.Written written, ResolvedComponent owner) {
      return arguments.argument(
          parameter, written.value(), Environment.of(written.module()), owner);
    }

    private @Nullable TracedValue defaultOf(Member.Parameter parameter, ResolvedComponent owner) {
      if (parameter.value() == null) {
        return null;
      }
      boolean own = owner.parameter(parameter.name()).isPresent();
      Environment environment = Environment.of(own ? owner.module() : owner.kindModule());
      return arguments.argument(parameter, parameter.value(), environment, owner);
    }

    /** A value of which the part that the path names from step {@code at} on is another. */
    private TracedValue changed(
        TracedValue value, StageSettings.Change change, int at) {
      List<Item.PathStep> path = change.path();
      Item.PathStep step = path.get(at);
      if (value.unknown()) {
        return value;
      } else if (value.value() instanceof Value.ListValue list) {
        return changedElement(value, list, change, at);
      } else if (!(value.value() instanceof ComponentValue component)) {
        reporter.add(SettingErrors.noSettings(path.get(at - 1), value.value(), step));
        return value;
      } else {
        ResolvedComponent resolved = component.resolved();
        Member.Parameter parameter = resolved.parameter(step.name()).orElse(null);
        if (parameter == null) {
          Set<String> names = new LinkedHashSet<>(resolved.parameterNames());
          reporter.add(unknown(step, change, resolved.name(), names));
          return value;
        }
        TracedValue inner;
        if (at + 1 == path.size()) {
          inner = argument(parameter, change.written(), resolved);
        } else {
          TracedValue given = component.given().get(step.name());
          TracedValue before = given != null ? given : defaultOf(parameter, resolved);
          inner = changed(before == null ? TracedValue.UNKNOWN : before, change, at + 1);
        }
        return rebuilt(value, component.given(step.name(), inner));
      }
    }

    private TracedValue rebuilt(TracedValue value, ComponentValue component) {
      Node node =
          value.node() instanceof Node.External
              ? external.of(component, Map.of())
              : Node.Constant.of(component);
      return new TracedValue(component, node, value.origins());
    }

    /** In a list the component's name is the step. */
    private TracedValue changedElement(
        TracedValue value, Value.ListValue list, StageSettings.Change change, int at) {
      List<Item.PathStep> path = change.path();
      Item.PathStep step = path.get(at);
      Set<String> names = new LinkedHashSet<>();
      for (int i = 0; i < list.elements().size(); i++) {
        if (list.elements().get(i) instanceof ComponentValue component) {
          names.add(component.name());
          if (component.name().equals(step.name()) && at + 1 < path.size()) {
            List<Value> elements = new ArrayList<>(list.elements());
            TracedValue element =
                new TracedValue(component, Node.Constant.of(component), value.part(i));
            elements.set(i, changed(element, change, at + 1).value());
            Value changed = new Value.ListValue(elements);
            return new TracedValue(changed, Node.Constant.of(changed), value.origins());
          }
        }
      }
      reporter.add(
          names.contains(step.name())
              ? SettingErrors.elementAssigned(step)
              : unknown(step, change, path.get(at - 1).name(), names));
      return value;
    }
  }
}
