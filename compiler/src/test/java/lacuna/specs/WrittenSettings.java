package lacuna.specs;

import java.util.List;
import java.util.stream.Collectors;
import lacuna.compiler.plan.StagePlan;

/** The settings of a stage's plan as somebody would write them, each component with its own. */
record WrittenSettings(StagePlan stage) {

  /** The settings of the stage itself: no component's. */
  List<StagePlan.Setting> own() {
    return below("");
  }

  /** The value of a setting: {@code random(cell: 32px, ratio: 60%)}. */
  String text(StagePlan.Setting setting) {
    String arguments =
        below(setting.path() + ".").stream()
            .map(child -> name(child) + ": " + text(child))
            .collect(Collectors.joining(", "));
    return isList(setting) || arguments.isEmpty()
        ? setting.value()
        : setting.value() + "(" + arguments + ")";
  }

  /** A list of components has their settings below it, which are not written with it. */
  private static boolean isList(StagePlan.Setting setting) {
    return setting.value().startsWith("[");
  }

  private static String name(StagePlan.Setting setting) {
    return setting.path().substring(setting.path().lastIndexOf('.') + 1);
  }

  private List<StagePlan.Setting> below(String prefix) {
    return stage.settings().stream()
        .filter(setting -> setting.path().startsWith(prefix))
        .filter(setting -> setting.path().indexOf('.', prefix.length()) < 0)
        .toList();
  }
}
