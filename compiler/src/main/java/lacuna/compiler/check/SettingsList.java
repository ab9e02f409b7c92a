package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Lists every setting of a stage, those of its parts too, with its value and where it was written.
 */
final class SettingsList {
  private final Elaboration e;
  private final List<StagePlan.Setting> settings = new ArrayList<>();
  private long batch;

  SettingsList(Elaboration e) {
    this.e = e;
  }

  List<StagePlan.Setting> of(Placed stage) {
    Val size = e.placing.member(stage, "batch_size", stage.closure.span());
    batch = size != null && size.value() instanceof Value.Int number ? number.number() : 0;
    for (Member.Parameter parameter : stage.declared.kindParameters()) {
      if (stage.declared.parameter(parameter.name()).isEmpty()) {
        add(stage, parameter, "", stage.context.containsKey(parameter.name()));
      }
    }
    for (Member.Parameter parameter : stage.declared.component().parameters()) {
      add(stage, parameter, "", stage.closure.given().containsKey(parameter.name()));
    }
    return settings;
  }

  private void add(Placed holder, Member.Parameter parameter, String prefix, boolean given) {
    Val val = e.placing.member(holder, parameter.name(), parameter.span());
    if (val == null || val.unknown()) {
      return;
    }
    String path = prefix + parameter.name();
    boolean set = given && val.origins().stream().anyMatch(o -> !o.span().equals(parameter.span()));
    String origin =
        val.origins().isEmpty() ? parameter.span().place() : val.origins().get(0).span().place();
    settings.add(
        new StagePlan.Setting(
            path, shown(val.value()), origin, !set, parameter.doc(), atBatch(val.value())));
    if (val.value() instanceof Placed placed) {
      parts(placed, path);
    } else if (val.value() instanceof Closure closure) {
      parts(new Placed(closure, java.util.Map.of()), path);
    } else if (val.value() instanceof Value.ListValue list
        && parameter.type() instanceof TypeExpr.ListType) {
      list.elements()
          .forEach(
              element -> {
                if (element instanceof Placed placed) {
                  parts(placed, path + "." + placed.declared.name());
                } else if (element instanceof Closure closure) {
                  parts(
                      new Placed(closure, java.util.Map.of()),
                      path + "." + closure.declared().name());
                }
              });
    }
  }

  private void parts(Placed placed, String path) {
    for (Member.Parameter parameter : placed.declared.component().parameters()) {
      boolean contextual =
          placed.context.isEmpty()
              && parameter.value() != null
              && !placed.closure.given().containsKey(parameter.name())
              && !placed.declared.kindParameters().isEmpty();
      if (!contextual) {
        add(placed, parameter, path + ".", placed.closure.given().containsKey(parameter.name()));
      }
    }
  }

  /** A rate that is given for some batch, at the stage's own; null for anything else. */
  private @Nullable Double atBatch(Value value) {
    return value instanceof Value.Rate rate && rate.images() > 0 && batch > 0
        ? Double.valueOf(rate.value() * batch / rate.images())
        : null;
  }

  private static String shown(Value value) {
    if (value instanceof Placed placed) {
      return placed.declared.name();
    } else if (value instanceof Closure closure) {
      return closure.declared().name();
    } else if (value instanceof Value.ListValue list) {
      return "["
          + String.join(", ", list.elements().stream().map(SettingsList::shown).toList())
          + "]";
    }
    return value.toString();
  }
}
