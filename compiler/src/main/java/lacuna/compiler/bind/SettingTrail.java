package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Item;

/** Where the files of a spec say something of one setting. */
public final class SettingTrail {
  private SettingTrail() {}

  /**
   * An assignment to a setting or to what it is a part of.
   *
   * @param place {@code FILE:LINE}
   * @param text as it is written there, on one line
   */
  public record Assignment(String place, String text) {}

  /**
   * The assignments, those of the file that is amended first, those of the command line last.
   *
   * @param path with the stage: {@code pretrain}, {@code mask}, {@code ratio}
   */
  public static List<Assignment> of(
      LoadedSpec spec, List<Item.Setting> overrides, List<String> path) {
    List<Assignment> trail = new ArrayList<>();
    for (int i = spec.chain().size() - 1; i >= 0; i--) {
      Module module = spec.chain().get(i);
      for (Item item : module.file().items()) {
        if (item instanceof Item.Block block && block.name().equals(path.get(0))) {
          List<String> within = path.subList(1, path.size());
          block.settings().forEach(setting -> add(setting, within, trail));
        } else if (item instanceof Item.Setting setting) {
          add(setting, path, trail);
        }
      }
    }
    overrides.forEach(setting -> add(setting, path, trail));
    return trail;
  }

  private static void add(Item.Setting setting, List<String> path, List<Assignment> trail) {
    List<String> assigned = setting.path().stream().map(Item.PathStep::name).toList();
    if (assigned.size() <= path.size() && path.subList(0, assigned.size()).equals(assigned)) {
      String text = String.join(".", assigned) + " = " + setting.value().span().oneLine();
      trail.add(new Assignment(setting.path().get(0).span().place(), text));
    }
  }
}
