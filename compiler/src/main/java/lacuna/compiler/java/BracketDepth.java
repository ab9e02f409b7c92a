package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;

/** Finds places in a piece of Java that lie outside its brackets and strings. */
final class BracketDepth {
  private final String text;

  /** How deep each character lies; those of strings lie very deep. */
  private final int[] depth;

  BracketDepth(String text) {
    this.text = text;
    depth = new int[text.length()];
    int open = 0;
    boolean string = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (string) {
        depth[i] = Integer.MAX_VALUE;
        if (c == '\\') {
          depth[++i] = Integer.MAX_VALUE;
        } else if (c == '"') {
          string = false;
        }
        continue;
      }
      string = c == '"';
      boolean closes = c == ')' || c == ']' || c == '}';
      open -= closes ? 1 : 0;
      depth[i] = string ? Integer.MAX_VALUE : open;
      open += c == '(' || c == '[' || c == '{' ? 1 : 0;
    }
  }

  /** Where a statement's comment begins, or -1. */
  static int comment(String statement) {
    BracketDepth brackets = new BracketDepth(statement);
    for (int i = statement.indexOf("//"); i >= 0; i = statement.indexOf("//", i + 1)) {
      if (brackets.depth[i] != Integer.MAX_VALUE) {
        return i;
      }
    }
    return -1;
  }

  /** The first outer place of a mark, or -1. */
  int find(String mark) {
    List<Integer> places = all(List.of(mark));
    return places.isEmpty() ? -1 : places.get(0);
  }

  /** All outer places of any of the marks. */
  List<Integer> all(List<String> marks) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (depth[i] == 0) {
        int at = i;
        if (marks.stream().anyMatch(mark -> text.startsWith(mark, at))) {
          places.add(i);
        }
      }
    }
    return places;
  }

  /**
   * The dots before the calls of a chain; a short name or a class before the first call stays with
   * it.
   */
  List<Integer> chain() {
    List<Integer> dots = new ArrayList<>();
    for (int i = 1; i < text.length(); i++) {
      if (depth[i] == 0 && text.charAt(i) == '.' && isCall(i + 1)) {
        dots.add(i);
      }
    }
    boolean bare = !dots.isEmpty() && text.lastIndexOf('(', dots.get(0)) < 0;
    if (dots.size() > 1 && (bare || text.startsWith(".stream()", dots.get(0)))) {
      dots.remove(0);
    }
    return dots;
  }

  private boolean isCall(int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end > start && end < text.length() && text.charAt(end) == '(';
  }

  /** The opening bracket that the text's last character closes, or -1. */
  int lastOpen() {
    int end = text.length() - 1;
    if (end < 0 || depth[end] != 0 || text.charAt(end) != ')' && text.charAt(end) != '}') {
      return -1;
    }
    int open = end - 1;
    while (open >= 0 && depth[open] > 0) {
      open--;
    }
    return open;
  }

  /** The pieces between outer commas. */
  List<String> split() {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int comma : all(List.of(","))) {
      pieces.add(text.substring(start, comma).strip());
      start = comma + 1;
    }
    pieces.add(text.substring(start).strip());
    return pieces;
  }
}
