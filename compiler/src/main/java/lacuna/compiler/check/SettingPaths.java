package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** How a value that stands in a spec would be named from outside: {@code pretrain.mask.cell}. */
final class SettingPaths {
  private final List<StageSettings> stages;

  SettingPaths(List<StageSettings> stages) {
    this.stages = stages;
  }

  /** The path of a value, or null when it is not that of a setting or of an argument in one. */
  @Nullable List<Item.PathStep> of(Origin origin) {
    for (StageSettings stage : stages) {
      for (var setting : stage.values().entrySet()) {
        if (contains(setting.getValue().value().span(), origin.span())) {
          List<Item.PathStep> path = new ArrayList<>();
          path.add(step(origin, stage.name()));
          path.add(step(origin, setting.getKey()));
          return within(setting.getValue().value(), origin, path) ? path : null;
        }
      }
      for (StageSettings.Change change : stage.changes()) {
        if (contains(change.written().value().span(), origin.span())) {
          List<Item.PathStep> path = new ArrayList<>();
          path.add(step(origin, stage.name()));
          path.addAll(change.path());
          return within(change.written().value(), origin, path) ? path : null;
        }
      }
    }
    return null;
  }

  private static Item.PathStep step(Origin origin, String name) {
    return new Item.PathStep(origin.span(), name);
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  /** Adds the steps from an expression to the value within it; false when there are none. */
  private static boolean within(Expr expr, Origin origin, List<Item.PathStep> path) {
    if (expr.span().equals(origin.span())) {
      return true;
    } else if (expr instanceof Expr.With with) {
      return within(with.value(), origin, path);
    } else if (expr instanceof Expr.Call call) {
      for (Expr.Argument argument : call.arguments()) {
        Expr value = argument.value();
        boolean last = value.span().equals(origin.span());
        String name = argument.name() != null ? argument.name() : last ? origin.name() : null;
        if (name != null && contains(value.span(), origin.span())) {
          path.add(step(origin, name));
          return within(value, origin, path);
        }
      }
    } else if (expr instanceof Expr.ListOf list) {
      for (Expr element : list.elements()) {
        if (contains(element.span(), origin.span())
            && element instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name) {
          path.add(step(origin, name.text()));
          return within(call, origin, path);
        }
      }
    }
    return false;
  }
}
