package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source files as the page lists them, and the way from a setting's origin to its line. */
final class Listing {
  private static final Pattern ORIGIN = Pattern.compile("(.+?):(\\d{1,9})(?::\\d+)?");

  /** A file; {@code open} for the spec itself, the others are folded. */
  record Source(String path, String sha256, boolean open, List<Line> lines) {
    /** The start of its digest, enough to tell two versions apart at a glance. */
    String digest() {
      return sha256.substring(0, Math.min(12, sha256.length()));
    }

    /** How many lines it has, in words. */
    String size() {
      return lines.size() == 1 ? "1 line" : Figures.whole(lines.size()) + " lines";
    }
  }

  /** A line; {@code anchor} names it in the page, {@code html} is escaped and colored. */
  record Line(String anchor, int number, String html) {}

  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  Listing(Plan plan) {
    for (Plan.Source file : plan.files()) {
      boolean open = file.path().equals(plan.file()) || plan.files().size() == 1;
      indices.putIfAbsent(file.path(), sources.size());
      sources.add(new Source(file.path(), file.sha256(), open, lines(sources.size(), file.text())));
    }
  }

  /** The spec first, then the others in the order in which they were read. */
  List<Source> sources() {
    List<Source> ordered = new ArrayList<>(sources);
    ordered.sort((a, b) -> Boolean.compare(b.open, a.open));
    return ordered;
  }

  /** The anchor of the line that an origin, {@code file:line}, names; empty if it is not listed. */
  String anchor(String origin) {
    Matcher place = ORIGIN.matcher(origin);
    if (!place.matches() || !indices.containsKey(place.group(1))) {
      return "";
    }
    List<Line> lines = sources.get(indices.get(place.group(1))).lines;
    int number = Integer.parseInt(place.group(2));
    return number >= 1 && number <= lines.size() ? lines.get(number - 1).anchor : "";
  }

  private static List<Line> lines(int file, String text) {
    List<String> html = Highlighter.lines(text);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < html.size(); i++) {
      lines.add(new Line("f" + file + "l" + (i + 1), i + 1, html.get(i)));
    }
    return lines;
  }
}
