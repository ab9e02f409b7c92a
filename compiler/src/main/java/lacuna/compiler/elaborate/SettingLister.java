package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;

/** Lists every setting of a stage, those of its parts too. */
final class SettingLister {
  private final Core core;

  SettingLister(Core core) {
    this.core = core;
  }

  /** In reading order: what every stage has, then the stage's own. */
  List<ElaboratedSetting> of(ComponentInstance stage) {
    List<ElaboratedSetting> settings = new ArrayList<>();
    ResolvedComponent resolved = stage.resolved();
    for (Member.Parameter parameter : resolved.kindParameters()) {
      if (resolved.parameter(parameter.name()).isEmpty()) {
        boolean given = stage.context().containsKey(parameter.name());
        add(stage, parameter, "", given, settings);
      }
    }
    for (Member.Parameter parameter : resolved.component().parameters()) {
      boolean given = stage.component().given().containsKey(parameter.name());
      add(stage, parameter, "", given, settings);
    }
    return settings;
  }

  private void add(
      ComponentInstance holder,
      Member.Parameter parameter,
      String prefix,
      boolean given,
      List<ElaboratedSetting> settings) {
    TracedValue value = core.member(holder, parameter.name(), parameter.span());
    if (value == null || value.unknown()) {
      return;
    }
    String path = prefix + parameter.name();
    boolean set =
        given && value.origins().stream().anyMatch(o -> !o.span().equals(parameter.span()));
    settings.add(
        new ElaboratedSetting(
            path,
            value.value(),
            shown(value.value()),
            value.origins(),
            value.place(parameter.span()),
            !set,
            parameter.doc()));
    if (value.value() instanceof Value.Component component) {
      addParts(component, path, settings);
    } else if (value.value() instanceof Value.ListValue list
        && parameter.type() instanceof TypeExpr.ListType) {
      for (Value element : list.elements()) {
        if (element instanceof Value.Component component) {
          addParts(component, path + "." + component.name(), settings);
        }
      }
    }
  }

  private void addParts(
      Value.Component component, String path, List<ElaboratedSetting> settings) {
    ComponentInstance instance =
        component instanceof ComponentValue unplaced
            ? new ComponentInstance(unplaced, Map.of())
            : (ComponentInstance) component;
    for (Member.Parameter parameter : instance.resolved().component().parameters()) {
      boolean given = instance.component().given().containsKey(parameter.name());
      boolean contextual =
          instance.context().isEmpty()
              && parameter.value() != null
              && !given
              && !instance.resolved().kindParameters().isEmpty();
      if (!contextual) {
        add(instance, parameter, path + ".", given, settings);
      }
    }
  }

  private static String shown(Value value) {
    if (value instanceof Value.Component component) {
      return component.name();
    } else if (value instanceof Value.ListValue list) {
      List<String> elements = list.elements().stream().map(SettingLister::shown).toList();
      return "[" + String.join(", ", elements) + "]";
    }
    return value.toString();
  }
}
