package lacuna.compiler.overview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.report.SpecReport;

/** What {@link SpecPage} tells of an experiment as one file of HTML, with pictures and curves. */
public final class SpecHtml {
  private SpecHtml() {}

  /**
   * The page of a plan, with what the compiler says of its spec.
   *
   * @throws IOException if a template is missing
   */
  public static String of(Plan plan, List<SpecReport.Warning> warnings) throws IOException {
    List<SpecReport.Stage> stages = plan.stages().stream().map(SpecHtml::stage).toList();
    return SpecReport.page(new PlanJson().write(plan), stages, warnings);
  }

  private static SpecReport.Stage stage(StagePlan stage) {
    StageFigures figures = new StageFigures(stage);
    return new SpecReport.Stage(
        stage.name(),
        figures(figures),
        stage.parts().stream().map(part -> part(part, figures)).toList(),
        stage.parts().stream().filter(p -> p.mask() != null).map(SpecHtml::mask).toList(),
        RateCurve.of(stage).orElse(null),
        ModelTree.of(stage).stream().map(SpecHtml::layer).toList());
  }

  private static List<SpecReport.Figure> figures(StageFigures figures) {
    List<SpecReport.Figure> all = new ArrayList<>();
    String channels = figures.setting("channels") + " channels";
    all.add(new SpecReport.Figure("image", figures.setting("image"), channels));
    String trained = Amounts.compact(figures.trained());
    String exact = Amounts.grouped(figures.trained());
    all.add(new SpecReport.Figure("parameters", trained, trained.equals(exact) ? "" : exact));
    if (figures.frozen() > 0) {
      all.add(new SpecReport.Figure("frozen", Amounts.compact(figures.frozen()), "parameters"));
    }
    if (figures.forward() > 0) {
      String both =
          figures.forwardAndBackward().map(f -> Amounts.giga(f) + " with backward").orElse("");
      all.add(
          new SpecReport.Figure(
              "forward per image", Amounts.giga(figures.forward()) + " GFLOP", both));
    }
    figures
        .memory()
        .forEach(
            (device, bytes) ->
                all.add(
                    new SpecReport.Figure(
                        device.toUpperCase(Locale.ROOT) + " memory",
                        "about " + Amounts.bytes(bytes),
                        Amounts.grouped(figures.microBatch()) + " images at once")));
    if (!figures.setting("length").isEmpty()) {
      String updates =
          figures.updates().isPresent()
              ? Amounts.grouped(figures.updates().getAsLong()) + " updates of "
              : "updates of ";
      all.add(
          new SpecReport.Figure(
              "length",
              figures.setting("length"),
              updates + Amounts.grouped(figures.batch()) + " images"));
    }
    return all;
  }

  private static SpecReport.Part part(PartPlan part, StageFigures figures) {
    String facts = String.join("; ", PartFacts.of(part, figures));
    return new SpecReport.Part(part.name().replace('_', ' '), part.written(), facts);
  }

  private static SpecReport.Mask mask(PartPlan part) {
    MaskStatistics mask = part.mask();
    return new SpecReport.Mask(
        part.written(),
        mask == null ? "" : PartFacts.hides(mask),
        mask == null ? List.of() : mask.examples().stream().map(e -> e.rows()).toList());
  }

  private static SpecReport.Layer layer(ModelTree.Row row) {
    return new SpecReport.Layer(
        row.depth(),
        row.name(),
        row.count(),
        row.isTensor() ? row.shape() : row.output(),
        row.isTensor());
  }
}
