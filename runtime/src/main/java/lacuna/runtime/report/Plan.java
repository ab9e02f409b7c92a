package lacuna.runtime.report;

import java.util.List;

/**
 * What the report shows of the resolved plan.
 *
 * @param name the experiment's name; empty if unknown
 * @param doc its doc comment, lines separated by line ends
 * @param file the spec's path as the compiler named it
 * @param stages in the order in which they run
 * @param files every source file that was read, the spec among them
 * @param references the paper's figures
 */
record Plan(
    String name,
    String doc,
    String file,
    List<Stage> stages,
    List<Source> files,
    List<Reference> references) {

  /**
   * One stage; {@code count} is the number of learned values, {@code flops} the floating-point
   * operations of one image's forward pass (NaN if unknown), {@code masks} what is hidden of an
   * image, {@code notes} facts worth a line.
   */
  record Stage(
      String name,
      String kind,
      String doc,
      List<Setting> settings,
      List<Parameter> parameters,
      long count,
      double flops,
      List<Mask> masks,
      List<String> notes) {}

  /**
   * What a mask hides: a share of an image's cells, and its AvgDist in pixels; NaN where the plan
   * could not tell. {@code guideline} says which AvgDist trains well.
   */
  record Mask(double hidden, double distance, String guideline) {}

  /**
   * A resolved setting; {@code origin} is {@code file:line}, or who else decided; {@code atBatch}
   * is what a rate is at the stage's own batch, NaN for anything else.
   */
  record Setting(
      String path, String value, String origin, boolean isDefault, String doc, double atBatch) {}

  /**
   * A tensor of the checkpoint; {@code level} is its distance from the input (-1: one above the
   * highest), {@code buffer} says that it is a constant that is only saved.
   */
  record Parameter(
      String key,
      List<String> shape,
      boolean decay,
      String level,
      boolean trained,
      boolean buffer) {}

  /** A source file with its text. */
  record Source(String path, String sha256, String text) {}

  /** A figure of the paper, {@code stage.metric} and its value as written, {@code 83.5%}. */
  record Reference(String path, String value) {}

  /** A stage of which only the name is known. */
  static Stage unplanned(String name) {
    return new Stage(name, name, "", List.of(), List.of(), 0, Double.NaN, List.of(), List.of());
  }

  /** Reads the plan's fields; whatever is missing is empty. */
  static Plan of(Fields plan) {
    return new Plan(
        plan.text("name"),
        plan.text("doc"),
        plan.text("file", "place").replaceFirst(":\\d+$", ""),
        plan.objects("stages").stream().map(Plan::stage).toList(),
        plan.objects("files").stream()
            .map(f -> new Source(f.text("path"), f.text("sha256"), f.text("text")))
            .toList(),
        plan.objects("references").stream()
            .map(r -> new Reference(r.text("path"), r.text("value")))
            .toList());
  }

  private static Stage stage(Fields stage) {
    return new Stage(
        stage.text("name", "kind"),
        stage.text("kind"),
        stage.text("doc"),
        stage.objects("settings").stream().map(Plan::setting).toList(),
        stage.objects("parameters").stream().map(Plan::parameter).toList(),
        stage.whole("parameter_count", 0),
        stage.number("flops_per_image"),
        stage.objects("parts").stream()
            .filter(part -> part.object().has("mask"))
            .map(Plan::mask)
            .toList(),
        stage.texts("notes"));
  }

  private static Setting setting(Fields setting) {
    return new Setting(
        setting.text("path"),
        setting.text("value"),
        setting.text("origin"),
        setting.flag("default", false),
        setting.text("doc"),
        setting.number("at_batch"));
  }

  private static Mask mask(Fields part) {
    Fields mask = Fields.of(part.object().get("mask"));
    return new Mask(
        mask.number("hidden"), mask.number("avg_dist"), mask.text("avg_dist_guideline"));
  }

  private static Parameter parameter(Fields parameter) {
    return new Parameter(
        parameter.text("key"),
        parameter.texts("shape"),
        parameter.flag("decay", true),
        parameter.text("level"),
        parameter.flag("trained", true),
        parameter.flag("buffer", false));
  }
}
