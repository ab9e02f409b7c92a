package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;

/** Which setting a name in a spec belongs to. */
final class Settings {
  private Settings() {}

  /** The path of the setting that a step or an argument's name stands for, its stage first. */
  static Optional<List<Item.PathStep>> path(SyntaxFile file, Span name) {
    for (Item item : file.items()) {
      if (item instanceof Item.Setting setting && around(setting.span(), name)) {
        return path(List.of(), setting, name);
      } else if (item instanceof Item.Block block && around(block.span(), name)) {
        Item.PathStep stage = new Item.PathStep(block.nameSpan(), block.name());
        for (Item.Setting setting : block.settings()) {
          if (around(setting.span(), name)) {
            return path(List.of(stage), setting, name);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Item.PathStep>> path(
      List<Item.PathStep> stage, Item.Setting setting, Span name) {
    List<Item.PathStep> path = new ArrayList<>(stage);
    for (Item.PathStep step : setting.path()) {
      path.add(step);
      if (step.span().equals(name)) {
        return path.size() > 1 ? Optional.of(path) : Optional.empty();
      }
    }
    return argument(setting.value(), name, path) ? Optional.of(path) : Optional.empty();
  }

  /** Follows the arguments of calls to a name, adding each on the way. */
  private static boolean argument(Expr value, Span name, List<Item.PathStep> path) {
    if (value instanceof Expr.ListOf list) {
      for (Expr element : list.elements()) {
        if (around(element.span(), name)
            && element instanceof Expr.Call call
            && call.callee() instanceof Expr.Name callee) {
          path.add(new Item.PathStep(callee.span(), callee.text()));
          return argument(call, name, path);
        }
      }
    } else if (value instanceof Expr.Call call) {
      for (Expr.Argument argument : call.arguments()) {
        if (argument.name() != null && around(argument.span(), name)) {
          path.add(new Item.PathStep(argument.span(), argument.name()));
          return argument.span().start() == name.start() || argument(argument.value(), name, path);
        }
      }
    }
    return false;
  }

  private static boolean around(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }
}
