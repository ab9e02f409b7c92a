package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.List;

/** All that the template of a spec's page shows. */
record SpecView(
    Shell shell,
    String name,
    String doc,
    List<SpecReport.Warning> warnings,
    List<StageSection> stages,
    List<Listing.Source> sources) {

  /** A stage; {@code charts} is empty where the learning rate is not known. */
  record StageSection(
      String name,
      String kind,
      String doc,
      List<String> notes,
      List<SpecReport.Figure> figures,
      List<SpecReport.Part> parts,
      List<MaskSection> masks,
      List<Chart> charts,
      List<Row> layers,
      SettingsTable table) {}

  /** A mask with its pictures. */
  record MaskSection(String name, String summary, List<MaskPicture> pictures) {}

  /** A line of the tree of layers; {@code indent} is the space before its name. */
  record Row(String indent, String name, String parameters, String shape, boolean tensor) {}

  /** Whether stages need headings. */
  boolean several() {
    return stages.size() > 1;
  }

  /** Whether any mask could be drawn. */
  boolean masked() {
    return stages.stream().anyMatch(stage -> !stage.masks.isEmpty());
  }

  /** Whether any learning rate is known. */
  boolean scheduled() {
    return stages.stream().anyMatch(stage -> !stage.charts.isEmpty());
  }

  /** A spec's plan has all its sources. */
  String planGap() {
    return "";
  }

  static SpecView of(
      Plan plan, List<SpecReport.Stage> stages, List<SpecReport.Warning> warnings, Shell shell) {
    Listing listing = new Listing(plan);
    List<StageSection> sections = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      sections.add(section(plan.stages().get(i), stages.get(i), listing));
    }
    return new SpecView(
        shell, plan.name(), plan.doc(), warnings, sections, listing.sources());
  }

  private static StageSection section(
      Plan.Stage planned, SpecReport.Stage stage, Listing listing) {
    SpecReport.Curve rate = stage.rate();
    return new StageSection(
        stage.name(),
        planned.kind().equals(stage.name()) ? "" : planned.kind(),
        planned.doc(),
        planned.notes(),
        stage.figures(),
        stage.parts(),
        stage.masks().stream().map(SpecView::mask).toList(),
        rate == null
            ? List.of()
            : List.of(Chart.known("learning rate", rate.unit(), stage.name(), rate.xs(), rate.ys())),
        stage.model().stream().map(SpecView::row).toList(),
        SettingsTable.of(planned, listing));
  }

  private static MaskSection mask(SpecReport.Mask mask) {
    return new MaskSection(
        mask.name(), mask.summary(), mask.drawn().stream().map(MaskPicture::of).toList());
  }

  private static Row row(SpecReport.Layer layer) {
    return new Row(
        "\u2003".repeat(layer.depth()),
        layer.name(),
        layer.parameters(),
        layer.shape(),
        layer.tensor());
  }
}
