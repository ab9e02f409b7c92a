package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;

/** Sets a doc comment: on one line where it fits, else filled, a paragraph after a blank line. */
final class JavadocLayout {
  private JavadocLayout() {}

  static List<String> lines(List<String> doc, int indent) {
    if (doc.isEmpty()) {
      return List.of();
    }
    String margin = " ".repeat(indent);
    String whole = margin + "/** " + String.join(" ", doc) + " */";
    if (whole.length() <= SourceLayout.COLUMNS && doc.stream().noneMatch(String::isBlank)) {
      return List.of(whole);
    }
    List<String> lines = new ArrayList<>();
    lines.add(margin + "/**");
    StringBuilder line = new StringBuilder();
    for (String source : doc) {
      if (source.isBlank()) {
        flush(line, margin, lines);
        lines.add(margin + " *");
        line.append("<p>");
      }
      for (String word : source.strip().split("\\s+")) {
        if (indent + 3 + line.length() + 1 + word.length() > SourceLayout.COLUMNS) {
          flush(line, margin, lines);
        }
        line.append(line.isEmpty() || line.toString().equals("<p>") ? "" : " ").append(word);
      }
    }
    flush(line, margin, lines);
    lines.add(margin + " */");
    return lines;
  }

  private static void flush(StringBuilder line, String margin, List<String> lines) {
    if (!line.isEmpty()) {
      lines.add(margin + " * " + line);
      line.setLength(0);
    }
  }
}
