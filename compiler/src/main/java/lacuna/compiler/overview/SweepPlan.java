package lacuna.compiler.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** What a sweep amounts to before it runs: its points, and the work of all of them. */
public final class SweepPlan {
  private static final List<String> COLUMNS =
      List.of("point", "parameters", "GFLOP", "length", "reference");

  /**
   * A point.
   *
   * @param name after what differs
   */
  public record Point(String name, Plan plan) {}

  private SweepPlan() {}

  /**
   * A table of the points, and the total.
   *
   * @param file of the spec, as the user names it
   */
  public static String of(String file, List<Point> points) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    points.forEach(point -> rows.add(row(point)));
    StringBuilder out = new StringBuilder();
    out.append("%s: %s\n\n".formatted(file, counted(points.size(), "point")));
    int[] widths = new int[COLUMNS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < widths.length; i++) {
        boolean number = i == 1 || i == 2;
        line.append(("%" + (number ? "" : "-") + Math.max(1, widths[i]) + "s  ").formatted(row.get(i)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.append('\n').append(totals(points)).toString();
  }

  private static List<String> row(Point point) {
    List<StagePlan> stages = point.plan.stages();
    StageFigures first = new StageFigures(stages.get(0));
    List<String> lengths = new ArrayList<>();
    for (StagePlan stage : stages) {
      String length = new StageFigures(stage).setting("length");
      if (!length.isEmpty()) {
        lengths.add(length);
      }
    }
    List<String> figures =
        point.plan.references().stream().map(r -> r.path() + " " + r.value()).toList();
    return List.of(
        point.name,
        Amounts.compact(first.trained()),
        Amounts.giga(first.forward()),
        String.join(" + ", lengths),
        String.join(", ", figures));
  }

  /** The work of all points, by stage; where the number of images is not known, of one image. */
  private static String totals(List<Point> points) {
    Map<String, List<StagePlan>> stages = new LinkedHashMap<>();
    for (Point point : points) {
      for (StagePlan stage : point.plan.stages()) {
        stages.computeIfAbsent(stage.name(), name -> new ArrayList<>()).add(stage);
      }
    }
    StringBuilder out = new StringBuilder();
    stages.forEach((name, all) -> out.append("  " + name + ": " + total(all) + "\n"));
    return "in all\n" + out;
  }

  private static String total(List<StagePlan> stages) {
    long parameters = 0;
    long epochs = 0;
    long updates = 0;
    double work = 0;
    double perImage = 0;
    boolean known = true;
    for (StagePlan stage : stages) {
      StageFigures figures = new StageFigures(stage);
      parameters += figures.trained();
      String length = figures.setting("length");
      epochs += length.contains("epoch") ? Long.parseLong(length.replaceAll("\\D", "")) : 0;
      OptionalLong made = figures.updates();
      known &= made.isPresent();
      updates += made.orElse(0);
      double both = figures.forwardAndBackward().orElse(figures.forward());
      perImage = Math.max(perImage, both);
      work += made.orElse(0) * figures.batch() * both;
    }
    List<String> facts = new ArrayList<>();
    facts.add(Amounts.compact(parameters) + " parameters trained");
    if (epochs > 0) {
      facts.add(counted(epochs, "epoch"));
    }
    if (known && updates > 0) {
      facts.add(counted(updates, "update"));
      facts.add(String.format(Locale.ROOT, "%.3g FLOP", work));
    } else if (perImage > 0) {
      facts.add(
          "up to %s GFLOP an image and epoch (how many images there are is known when it runs)"
              .formatted(Amounts.giga(perImage)));
    }
    return String.join(", ", facts);
  }

  private static String counted(long count, String word) {
    return Amounts.grouped(count) + " " + word + (count == 1 ? "" : "s");
  }
}
