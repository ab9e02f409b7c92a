package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets JavaPoet's output as google-java-format would, as far as generated code needs it: short doc
 * comments on one line, fields without blank lines between them and with their comment behind, no
 * line beyond 100 columns.
 */
final class SourceLayout {
  static final int COLUMNS = 100;

  private final List<String> lines;
  private final List<String> out = new ArrayList<>();
  private int next;

  SourceLayout(String source) {
    lines = source.lines().toList();
  }

  /** The whole file. */
  String text() {
    String last = "";
    boolean blank = false;
    while (next < lines.size()) {
      if (lines.get(next).isBlank()) {
        blank = true;
        next++;
        continue;
      }
      int indent = indent(lines.get(next));
      List<String> doc = doc();
      String code = statement();
      if (blank
          && !(isField(last) && isField(code) && isStatic(last) == isStatic(code))
          && !last.isEmpty()) {
        out.add("");
      }
      if (isField(code)) {
        code += doc.isEmpty() ? "" : " // " + String.join(" ", doc);
      } else {
        out.addAll(JavadocLayout.lines(doc, indent));
      }
      out.addAll(LineBreaker.lines(code, indent));
      last = code;
      blank = false;
    }
    return String.join("\n", out) + "\n";
  }

  /** The doc comment that begins here, without its frame; empty where none begins. */
  private List<String> doc() {
    List<String> doc = new ArrayList<>();
    if (lines.get(next).strip().equals("/**")) {
      next++;
      while (!lines.get(next).strip().equals("*/")) {
        String line = lines.get(next++).strip();
        doc.add(line.substring(Math.min(2, line.length())));
      }
      next++;
    }
    return doc;
  }

  /**
   * One statement or head of a block: what JavaPoet has wrapped is joined again, but for calls on
   * lines of their own.
   */
  private String statement() {
    StringBuilder code = new StringBuilder(lines.get(next++).strip());
    while (next < lines.size()
        && goesOn(code)
        && !lines.get(next).isBlank()
        && !lines.get(next).strip().startsWith(".")) {
      String more = lines.get(next++).strip();
      code.append(code.charAt(code.length() - 1) == '(' ? "" : " ").append(more);
    }
    boolean empty =
        code.charAt(code.length() - 1) == '{'
            && next < lines.size()
            && lines.get(next).strip().equals("}");
    if (empty && code.indexOf("(") > 0) {
      next++;
      code.append('}');
    }
    return code.toString();
  }

  private static boolean goesOn(StringBuilder code) {
    char last = code.charAt(code.length() - 1);
    return code.charAt(0) != '@'
        && code.charAt(0) != '.'
        && last != ';'
        && last != '{'
        && last != '}'
        && code.indexOf("; //") < 0;
  }

  private static boolean isField(String code) {
    return code.startsWith("private ") && (code.endsWith(";") || code.contains("; // "));
  }

  private static boolean isStatic(String code) {
    return code.startsWith("private static ");
  }

  static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
