package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks one statement at its outermost place first: after {@code =} or {@code ->}, before
 * operators, before the dots of a chain, after an opening parenthesis; arguments that do not fit
 * into one line get a line each.
 */
final class LineBreaker {
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of(" ? ", " : "),
          List.of(" || "),
          List.of(" && "),
          List.of(" == ", " != "),
          List.of(" < ", " <= ", " > ", " >= "),
          List.of(" + ", " - "),
          List.of(" * ", " / ", " % "));

  private final List<String> lines = new ArrayList<>();

  private LineBreaker() {}

  /** The lines of a statement that may end with a comment. */
  static List<String> lines(String statement, int indent) {
    LineBreaker breaker = new LineBreaker();
    int comment = BracketDepth.comment(statement);
    String code = comment < 0 ? statement : statement.substring(0, comment).stripTrailing();
    boolean fits = indent + statement.length() <= SourceLayout.COLUMNS;
    if (fits || statement.startsWith("import ")) {
      return List.of(" ".repeat(indent) + statement);
    }
    if (comment >= 0) {
      breaker.comment(statement.substring(comment + 2).strip(), indent);
    }
    int end = code.length() - (code.endsWith(" {") ? 2 : code.endsWith(";") ? 1 : 0);
    breaker.lay(code.substring(0, end), indent, code.substring(end));
    return breaker.lines;
  }

  private void comment(String text, int indent) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      int width = indent + 3 + line.length() + 1 + word.length();
      if (!line.isEmpty() && width > SourceLayout.COLUMNS) {
        add(indent, "// " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    add(indent, "// " + line);
  }

  /** Lays out an expression or statement; {@code suffix} follows on its last line. */
  private void lay(String text, int indent, String suffix) {
    if (indent + text.length() + suffix.length() <= SourceLayout.COLUMNS) {
      add(indent, text + suffix);
      return;
    }
    BracketDepth brackets = new BracketDepth(text);
    int assign = brackets.find(" = ");
    int arrow = brackets.find(" -> ");
    if (assign >= 0 && text.startsWith("{", assign + 3)) {
      array(
          text.substring(0, assign + 4),
          text.substring(assign + 4, text.length() - 1),
          indent,
          suffix);
    } else if (assign >= 0) {
      add(indent, text.substring(0, assign + 2));
      lay(text.substring(assign + 3), indent + 4, suffix);
    } else if (arrow >= 0) {
      add(indent, text.substring(0, arrow + 3));
      lay(text.substring(arrow + 4), indent + 4, suffix);
    } else {
      inside(text, brackets, indent, suffix);
    }
  }

  private void inside(String text, BracketDepth brackets, int indent, String suffix) {
    for (List<String> operators : OPERATORS) {
      List<Integer> places = brackets.all(operators);
      if (!places.isEmpty()) {
        rows(text, places, 1, indent, suffix);
        return;
      }
    }
    List<Integer> dots = brackets.chain();
    if (dots.size() > 1) {
      rows(text, dots, 0, indent, suffix);
      return;
    }
    int open = brackets.lastOpen();
    if (open < 0 || text.charAt(open + 1) == ')') {
      add(indent, text + suffix);
      return;
    }
    int close = text.length() - 1;
    add(indent, text.substring(0, open + 1));
    arguments(text.substring(open + 1, close), indent + 4, text.substring(close) + suffix);
  }

  /**
   * A row per piece; the pieces begin at {@code places}, after as many characters as are to be left
   * out.
   */
  private void rows(String text, List<Integer> places, int skip, int indent, String suffix) {
    int start = 0;
    for (int i = 0; i <= places.size(); i++) {
      boolean last = i == places.size();
      String piece = text.substring(start, last ? text.length() : places.get(i));
      lay(piece, i == 0 ? indent : indent + 4, last ? suffix : "");
      start = last ? 0 : places.get(i) + skip;
    }
  }

  /** All arguments on one line where they fit, else one each. */
  private void arguments(String text, int indent, String suffix) {
    if (indent + text.length() + suffix.length() <= SourceLayout.COLUMNS) {
      add(indent, text + suffix);
      return;
    }
    List<String> arguments = new BracketDepth(text).split();
    for (int i = 0; i < arguments.size(); i++) {
      lay(arguments.get(i), indent, i == arguments.size() - 1 ? suffix : ",");
    }
  }

  /** A long array of numbers is filled, some to a line. */
  private void array(String head, String elements, int indent, String suffix) {
    add(indent, head);
    StringBuilder line = new StringBuilder();
    for (String element : new BracketDepth(elements).split()) {
      if (!line.isEmpty()
          && indent + 2 + line.length() + 2 + element.length() + 1 > SourceLayout.COLUMNS) {
        add(indent + 2, line + ",");
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : ", ").append(element);
    }
    add(indent + 2, line.toString());
    add(indent, "}" + suffix);
  }

  private void add(int indent, String text) {
    lines.add(" ".repeat(indent) + text);
  }
}
