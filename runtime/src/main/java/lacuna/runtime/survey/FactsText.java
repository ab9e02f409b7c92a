package lacuna.runtime.survey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.report.Figures;
import lacuna.runtime.unit.Size;

/** Facts of a source as lines for people. */
public final class FactsText {
  /** More classes than these are shown by the smallest and the largest. */
  private static final int ALL_CLASSES = 10;

  private static final int OUTERMOST = 5;

  /** Digits that a mean or a deviation is written with. */
  private static final MathContext DIGITS = new MathContext(4);

  private FactsText() {}

  /** The lines, the last with its end. */
  public static String of(SourceFacts facts) {
    List<String> lines = new ArrayList<>();
    lines.add(title(facts));
    lines.add(line("images", images(facts)));
    lines.add(line("classes", classes(facts)));
    if (!facts.formats().isEmpty()) {
      lines.add(line("formats", counts(facts.formats().entrySet().stream())));
    }
    if (!facts.sizes().isEmpty()) {
      lines.add(line("sizes", sizes(facts)));
    }
    add(lines, "broken", facts.broken());
    add(lines, "left out", facts.leftOut());
    add(lines, "flat", facts.flat());
    add(lines, "duplicates", facts.repeated());
    if (!paste(facts).isEmpty()) {
      lines.add("");
      paste(facts).forEach(one -> lines.add("  " + one));
    }
    for (String warning : facts.warnings()) {
      lines.add("");
      lines.add("  warning: " + warning.replace("\n", "\n  "));
    }
    return String.join("\n", lines) + "\n";
  }

  /** What takes its images from the source, and what the source is. */
  static String title(SourceFacts facts) {
    return facts.uses().isEmpty()
        ? facts.description()
        : "%s: %s".formatted(String.join(", ", facts.uses()), facts.description());
  }

  /** How many images there are, and how large their files. */
  static String images(SourceFacts facts) {
    String count = Figures.whole(facts.images());
    return facts.bytes() == 0 ? count : "%s, %s".formatted(count, Figures.bytes(facts.bytes()));
  }

  private static String classes(SourceFacts facts) {
    Map<String, Integer> classes = facts.classes();
    if (classes.isEmpty()) {
      return "none: " + facts.whyUnlabeled();
    }
    if (classes.size() <= ALL_CLASSES) {
      return "%d: %s".formatted(classes.size(), counts(classes.entrySet().stream()));
    }
    return "%,d; smallest: %s; largest: %s"
        .formatted(
            classes.size(),
            counts(smallest(classes).limit(OUTERMOST)),
            counts(largest(classes).limit(OUTERMOST)));
  }

  /** Classes with the fewest images first. */
  static Stream<Map.Entry<String, Integer>> smallest(Map<String, Integer> classes) {
    return classes.entrySet().stream().sorted(Map.Entry.comparingByValue());
  }

  /** Classes with the most images first. */
  static Stream<Map.Entry<String, Integer>> largest(Map<String, Integer> classes) {
    return classes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()));
  }

  private static String counts(Stream<Map.Entry<String, Integer>> counts) {
    return counts
        .map(one -> "%s %,d".formatted(one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String sizes(SourceFacts facts) {
    List<String> parts = new ArrayList<>();
    parts.add("smallest " + facts.sizes().get(0));
    parts.add("median " + facts.sizes().get(1));
    parts.add("largest " + facts.sizes().get(2));
    facts.smaller().forEach((size, count) -> parts.add(below(facts, size, count)));
    return String.join(", ", parts);
  }

  /** How many images have fewer pixels along one side than a network sees. */
  static String below(SourceFacts facts, Size size, int count) {
    return "%s below %s".formatted(Figures.share(facts.share(count)), size);
  }

  private static void add(List<String> lines, String name, Found found) {
    if (found.count() == 0) {
      lines.add(line(name, "none"));
      return;
    }
    int more = found.count() - found.first().size();
    lines.add(line(name, Figures.whole(found.count())));
    found.first().forEach(one -> lines.add("    " + one));
    if (more > 0) {
      lines.add("    and %,d more".formatted(more));
    }
  }

  private static String line(String name, String value) {
    return "  %-11s %s".formatted(name, value);
  }

  /** Settings of a stage that normalize the images, as a spec has them; none where nothing varies. */
  static List<String> paste(SourceFacts facts) {
    return facts.std().length == 0 || Arrays.stream(facts.std()).anyMatch(std -> std == 0)
        ? List.of()
        : List.of("mean = " + list(facts.mean()), "std  = " + list(facts.std()));
  }

  private static String list(double[] values) {
    return Arrays.stream(values)
        .mapToObj(value -> new BigDecimal(value).round(DIGITS).toPlainString())
        .map(text -> text.contains(".") ? text : text + ".0")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
