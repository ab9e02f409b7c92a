package lacuna.compiler.overview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/**
 * An index of many specs as a page of Markdown: a table for each folder, a line for each spec or
 * point of a sweep.
 */
public final class SpecIndex {
  private static final String HEAD =
      """
      # Specs

      What the columns tell is known before a run, and is that of a spec's first stage: the
      parameters that it trains, operations of a forward pass per image (GFLOP; a multiply-add counts
      as two), tokens that the first block sees of an image, and the mask's AvgDist, the mean distance
      in pixels from a hidden token to the nearest visible one. The last columns are the results that
      the papers give. A file with a sweep has a row for each of its points. `lacuna explain SPEC` tells
      more of each spec, and `lacuna index` writes this page.
      """;

  private static final List<String> COLUMNS =
      List.of("spec", "what it is", "parameters", "GFLOP", "tokens", "AvgDist");

  /** How a number stands in Markdown's tables. */
  private static final String RIGHT = "---:";

  private static final String LEFT = ":---";

  /**
   * A spec.
   *
   * @param path from the page's folder to its file
   */
  public record Entry(Path path, Plan plan) {}

  private final StringBuilder out = new StringBuilder(HEAD);

  private SpecIndex() {}

  /** The page; equal specs give equal text, whatever their order. */
  public static String of(List<Entry> entries) {
    Map<String, List<Entry>> folders = new TreeMap<>(NaturalOrder.OF_TEXT);
    for (Entry entry : entries) {
      folders.computeIfAbsent(folder(entry), folder -> new ArrayList<>()).add(entry);
    }
    SpecIndex index = new SpecIndex();
    folders.forEach(index::folder);
    return index.out.toString();
  }

  private static String folder(Entry entry) {
    Path parent = entry.path.getParent();
    return parent == null ? "" : slashes(parent);
  }

  private static String slashes(Path path) {
    List<String> steps = new ArrayList<>();
    path.forEach(step -> steps.add(step.toString()));
    return String.join("/", steps);
  }

  private void folder(String folder, List<Entry> entries) {
    entries.sort((a, b) -> NaturalOrder.OF_TEXT.compare(a.plan.name(), b.plan.name()));
    List<String> results =
        entries.stream()
            .flatMap(entry -> entry.plan.references().stream())
            .map(Plan.Reference::path)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    out.append(folder.isEmpty() ? "\n" : "\n## " + folder + "\n\n");
    List<String> head = new ArrayList<>(COLUMNS);
    head.addAll(results);
    row(head);
    List<String> rules = new ArrayList<>(Collections.nCopies(head.size(), RIGHT));
    rules.set(0, LEFT);
    rules.set(1, LEFT);
    row(rules);
    entries.forEach(entry -> row(cells(entry, results)));
  }

  private static List<String> cells(Entry entry, List<String> results) {
    List<String> cells = new ArrayList<>();
    cells.add("[%s](%s)".formatted(entry.plan.name(), slashes(entry.path)));
    cells.add(entry.plan.doc().replaceAll("\\s+", " ").replace("|", "\\|"));
    StagePlan stage = entry.plan.stages().get(0);
    StageFigures figures = new StageFigures(stage);
    cells.add(Amounts.compact(figures.trained()));
    cells.add(Amounts.giga(figures.forward()));
    cells.add(figures.tokens().isPresent() ? Amounts.grouped(figures.tokens().getAsLong()) : "");
    cells.add(
        figures.masks().stream()
            .map(MaskStatistics.Means::averageDistance)
            .map(Amounts::pixels)
            .collect(Collectors.joining(", ")));
    for (String result : results) {
      cells.add(
          entry.plan.references().stream()
              .filter(reference -> reference.path().equals(result))
              .map(Plan.Reference::value)
              .findFirst()
              .orElse(""));
    }
    return cells;
  }

  private void row(List<String> cells) {
    out.append("| " + String.join(" | ", cells) + " |\n");
  }
}
