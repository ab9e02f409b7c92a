package lacuna.compiler;

import java.util.List;
import lacuna.compiler.bind.SettingTrail;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.syntax.Item;

/**
 * What a file, or the command line, says of a setting.
 *
 * @param place {@code FILE:LINE}
 * @param text as it is written there, on one line
 */
public record Assignment(String place, String text) {

  /** All of a setting, in the order in which they count. */
  static List<Assignment> all(LoadedSpec spec, List<Item.Setting> overrides, List<String> path) {
    return SettingTrail.of(spec, overrides, path).stream()
        .map(said -> new Assignment(said.place(), said.text()))
        .toList();
  }
}
