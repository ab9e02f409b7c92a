package lacuna.compiler.assist;

import java.util.regex.Pattern;
import lacuna.compiler.source.Span;

/**
 * Something that could stand at a place.
 *
 * @param snippet what to insert, with {@code ${1:...}} where something is to be filled in
 * @param detail a few words beside the label: a type and a default
 * @param doc Markdown
 * @param replaced what is there already
 */
public record Proposal(
    Sort sort, String label, String snippet, String detail, String doc, Span replaced) {

  private static final Pattern HOLE =
      Pattern.compile("\\$\\{[0-9]+:?((?:[^}\\\\]|\\\\.)*)\\}");

  /** What it is. */
  public enum Sort {
    COMPONENT,
    STAGE,
    SETTING,
    FUNCTION,
    NAME,
    WORD,
    VALUE,
    KEYWORD,
    FILE
  }

  /** What to insert where nothing can be filled in: the examples stand in the holes. */
  public String plain() {
    return HOLE.matcher(snippet).replaceAll("$1").replaceAll("\\\\(.)", "$1");
  }
}
