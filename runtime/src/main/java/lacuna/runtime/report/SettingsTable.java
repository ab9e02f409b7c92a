package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings and the weights of a stage as a page lists them.
 *
 * @param name the stage's
 * @param parameterSummary how many values and tensors are learned
 */
record SettingsTable(
    String name,
    List<SettingRow> settings,
    List<ParameterRow> parameters,
    String parameterSummary) {

  /**
   * A setting; {@code parent} is the path up to its last step, {@code atBatch} what a rate is at
   * the stage's own batch, {@code anchor} leads to its origin.
   */
  record SettingRow(
      String parent,
      String name,
      String value,
      String atBatch,
      String origin,
      String anchor,
      boolean isDefault,
      String doc) {}

  /** A parameter; {@code traits} says what is special about it. */
  record ParameterRow(String key, String shape, String level, String traits) {}

  /** The table of a stage; origins lead to their lines in the listing. */
  static SettingsTable of(Plan.Stage stage, Listing listing) {
    return new SettingsTable(
        stage.name(),
        stage.settings().stream().map(s -> setting(stage.name(), s, listing)).toList(),
        stage.parameters().stream().map(SettingsTable::parameter).toList(),
        parameterSummary(stage));
  }

  private static String parameterSummary(Plan.Stage stage) {
    long learned = stage.parameters().stream().filter(tensor -> !tensor.buffer()).count();
    return Figures.whole(stage.count()) + " values in " + Figures.whole(learned) + " tensors";
  }

  private static SettingRow setting(String stage, Plan.Setting setting, Listing listing) {
    String path = setting.path();
    if (path.startsWith(stage + ".")) {
      path = path.substring(stage.length() + 1);
    }
    int name = path.lastIndexOf('.') + 1;
    return new SettingRow(
        path.substring(0, name),
        path.substring(name),
        setting.value(),
        Double.isFinite(setting.atBatch()) ? Figures.number(setting.atBatch()) : "",
        setting.origin(),
        listing.anchor(setting.origin()),
        setting.isDefault(),
        setting.doc());
  }

  private static ParameterRow parameter(Plan.Parameter parameter) {
    List<String> traits = new ArrayList<>();
    if (parameter.buffer()) {
      traits.add("buffer");
    } else {
      if (!parameter.decay()) {
        traits.add("no decay");
      }
      if (!parameter.trained()) {
        traits.add("frozen");
      }
    }
    return new ParameterRow(
        parameter.key(),
        parameter.shape().isEmpty() ? "scalar" : String.join(" \u00d7 ", parameter.shape()),
        parameter.level().equals("-1") ? "top" : parameter.level(),
        String.join(", ", traits));
  }
}
