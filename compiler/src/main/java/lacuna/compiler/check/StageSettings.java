package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/**
 * The settings of one stage, as the chain of specs leaves them.
 *
 * @param values the expression of each setting, by name
 * @param changes settings of parts, in the order in which they were made: {@code mask.ratio}
 */
record StageSettings(
    String name,
    String component,
    Span span,
    Module module,
    String doc,
    Map<String, Written> values,
    List<Change> changes) {

  /** An expression and the file it stands in. */
  record Written(Item.Setting setting, Module module) {
    Expr value() {
      return setting.value();
    }
  }

  /** A change of a part of a setting; the path starts with the setting's name. */
  record Change(List<Item.PathStep> path, Written written) {}

  static StageSettings of(Item.Block block, Module module) {
    return new StageSettings(
        block.name(),
        block.component(),
        block.componentSpan(),
        module,
        block.doc(),
        new LinkedHashMap<>(),
        new ArrayList<>());
  }

  /**
   * Makes a setting; the path is within the stage. A component assigned whole forgets earlier
   * changes of its parts.
   */
  void set(List<Item.PathStep> path, Written written) {
    if (path.size() == 1) {
      values.put(path.get(0).name(), written);
      changes.removeIf(change -> change.path().get(0).name().equals(path.get(0).name()));
    } else {
      changes.add(new Change(path, written));
    }
  }
}
