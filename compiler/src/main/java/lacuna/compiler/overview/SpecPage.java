package lacuna.compiler.overview;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** A page about one experiment, for people. */
public final class SpecPage {
  private static final int WIDTH = 98;
  private static final String LABEL = "  %-18s  ";
  private static final String INDENT = " ".repeat(LABEL.formatted("").length());

  private final StringBuilder out = new StringBuilder();

  private SpecPage() {}

  /** The page of a plan. */
  public static String of(Plan plan) {
    SpecPage page = new SpecPage();
    page.out.append("%s  (%s)\n".formatted(plan.name(), plan.place().replaceFirst(":\\d+$", "")));
    plan.doc().lines().forEach(line -> page.out.append("  " + line + "\n"));
    plan.stages().forEach(page::stage);
    page.references(plan.references());
    return page.out.toString();
  }

  private void stage(StagePlan stage) {
    StageFigures figures = new StageFigures(stage);
    String kind = stage.component().equals(stage.name()) ? "" : ": " + stage.component();
    out.append("\n%s%s  %s\n".formatted(stage.name(), kind, stage.doc().replace("\n", " ")));
    String channels = figures.setting("channels");
    line("image", "%s, %s channels".formatted(figures.setting("image"), channels));
    for (PartPlan part : stage.parts()) {
      line(part.name(), part.written());
      more(PartFacts.of(part, figures));
      if (part.name().equals("from")) {
        more(stage.notes());
      }
    }
    String frozen =
        figures.frozen() > 0 ? ", " + Amounts.grouped(figures.frozen()) + " frozen" : "";
    String later =
        figures.trainedLater() > 0
            ? ", %s of them after %s"
                .formatted(Amounts.grouped(figures.trainedLater()), figures.setting("freeze_until"))
            : "";
    line("parameters", Amounts.grouped(figures.trained()) + " trained" + frozen + later);
    if (figures.forward() > 0) {
      String both =
          figures
              .forwardAndBackward()
              .map(operations -> ", %s with backward".formatted(Amounts.giga(operations)))
              .orElse("");
      line(
          "GFLOP",
          "%s forward%s, per image; a multiply-add counts as two"
              .formatted(Amounts.giga(figures.forward()), both));
    }
    if (!figures.memory().isEmpty()) {
      line("memory", memory(figures));
    }
    line("length", length(figures));
    model(stage);
  }

  /** Layers and tensors with their parameters and shapes. */
  private void model(StagePlan stage) {
    List<ModelTree.Row> rows = ModelTree.of(stage);
    if (rows.isEmpty()) {
      return;
    }
    line("model", "layers with their outputs for B images, tensors with their shapes, by keys");
    for (ModelTree.Row row : rows) {
      String name = "  ".repeat(row.depth()) + row.name();
      String shape = row.isTensor() ? row.shape() : row.output().isEmpty() ? "" : "-> " + row.output();
      out.append("%s%-32s  %14s  %s".formatted("    ", name, row.count(), shape).stripTrailing())
          .append('\n');
    }
  }

  private static String memory(StageFigures figures) {
    return figures.memory().entrySet().stream()
        .map(
            each ->
                "%s on a %s"
                    .formatted(
                        Amounts.bytes(each.getValue()), each.getKey().toUpperCase(Locale.ROOT)))
        .collect(
            Collectors.joining(
                ", ",
                "",
                ", for %s images at once; estimated"
                    .formatted(Amounts.grouped(figures.microBatch()))));
  }

  private static String length(StageFigures figures) {
    String batch = Amounts.grouped(figures.batch()) + " images";
    String length = figures.setting("length");
    if (figures.updates().isEmpty()) {
      return length + " in updates of " + batch;
    }
    String updates = Amounts.grouped(figures.updates().getAsLong());
    return length.endsWith("epochs") || length.endsWith("epoch")
        ? "%s, %s updates of %s".formatted(length, updates, batch)
        : "%s updates of %s".formatted(updates, batch);
  }

  private void references(List<Plan.Reference> references) {
    if (!references.isEmpty()) {
      out.append("\nreference\n");
      int width = references.stream().mapToInt(r -> r.path().length()).max().orElse(0);
      String row = "  %-" + width + "s  %s\n";
      references.forEach(r -> out.append(row.formatted(r.path(), r.value())));
    }
  }

  private void line(String label, String text) {
    out.append((LABEL.formatted(label.replace('_', ' ')) + wrapped(text)).stripTrailing())
        .append('\n');
  }

  private void more(List<String> facts) {
    if (!facts.isEmpty()) {
      out.append(INDENT + wrapped(String.join("; ", facts)) + "\n");
    }
  }

  /** Breaks long text into lines that begin below each other. */
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int column = INDENT.length();
    for (String word : text.split(" ")) {
      if (column > INDENT.length() && column + 1 + word.length() > WIDTH) {
        lines.append("\n" + INDENT);
        column = INDENT.length();
      } else if (lines.length() > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
