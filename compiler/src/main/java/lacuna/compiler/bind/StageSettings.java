package lacuna.compiler.bind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one stage, as the chain of specs leaves them.
 *
 * @param component the stage's component: {@code finetune}
 * @param span where that is named first
 * @param module the file in which the stage first occurs
 * @param values what each setting was last assigned, by name
 * @param changes settings of parts, in the order in which they were made: {@code mask.ratio}
 */
public record StageSettings(
    String name,
    String component,
    Span span,
    Module module,
    String doc,
    Map<String, Written> values,
    List<Change> changes) {

  public StageSettings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    changes = List.copyOf(changes);
  }

  /** A setting and the file it stands in. */
  public record Written(Item.Setting setting, Module module) {
    /** The expression that it assigns. */
    public Expr value() {
      return setting.value();
    }
  }

  /** What a setting, or a part of one, is given; the path starts with the setting's name. */
  public record Change(List<Item.PathStep> path, Written written) {
    public Change {
      path = List.copyOf(path);
    }
  }

  /**
   * A stage of the settings that it is given one after another, with paths within the stage. A
   * component assigned whole forgets earlier changes of its parts.
   */
  static StageSettings of(Item.Block block, Module module, List<Change> settings) {
    Map<String, Written> assigned = new LinkedHashMap<>();
    for (Change setting : settings) {
      if (setting.path().size() == 1) {
        assigned.put(setting.path().get(0).name(), setting.written());
      }
    }
    return new StageSettings(
        block.name(),
        block.component(),
        block.componentSpan(),
        module,
        block.doc(),
        assigned,
        lasting(settings));
  }

  /** The changes of parts after which nothing is assigned whole. */
  private static List<Change> lasting(List<Change> settings) {
    Deque<Change> lasting = new ArrayDeque<>();
    Set<String> later = new HashSet<>();
    for (int i = settings.size() - 1; i >= 0; i--) {
      String first = settings.get(i).path().get(0).name();
      if (settings.get(i).path().size() == 1) {
        later.add(first);
      } else if (!later.contains(first)) {
        lasting.addFirst(settings.get(i));
      }
    }
    return List.copyOf(lasting);
  }

  /** The file that says last what a part is; null where no file does. */
  public @Nullable SourceFile deciding(String part) {
    Written whole = values.get(part);
    SourceFile file = whole == null ? null : whole.setting().span().file();
    for (Change change : changes) {
      if (change.path().get(0).name().equals(part)) {
        file = change.written().setting().span().file();
      }
    }
    return file;
  }

  /** The same with one more setting; the path is within the stage. */
  StageSettings with(List<Item.PathStep> path, Written written) {
    List<Change> settings = new ArrayList<>(changes);
    settings.add(new Change(path, written));
    Map<String, Written> assigned = new LinkedHashMap<>(values);
    if (path.size() == 1) {
      assigned.put(path.get(0).name(), written);
    }
    return new StageSettings(name, component, span, module, doc, assigned, lasting(settings));
  }
}
