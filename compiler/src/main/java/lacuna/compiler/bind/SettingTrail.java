package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Item;

/** Where the files of a spec say something of one setting, of what it is in, or of what is in it. */
public final class SettingTrail {
  /** A string, which stays, or a comment. */
  private static final Pattern COMMENT = Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*\")|//[^\n]*");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private SettingTrail() {}

  /**
   * An assignment.
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
    int common = Math.min(assigned.size(), path.size());
    if (path.subList(0, common).equals(assigned.subList(0, common))) {
      String text = String.join(".", assigned) + " = " + oneLine(setting.value().span().text());
      trail.add(new Assignment(setting.path().get(0).span().place(), text));
    }
  }

  private static String oneLine(String text) {
    String bare =
        COMMENT
            .matcher(text)
            .replaceAll(m -> m.group(1) == null ? "" : Matcher.quoteReplacement(m.group(1)));
    return SPACE.matcher(bare).replaceAll(" ");
  }
}
