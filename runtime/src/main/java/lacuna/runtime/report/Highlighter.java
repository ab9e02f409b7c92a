package lacuna.runtime.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colors Lacuna's source text as HTML, line by line: no token of the language goes on over a
 * line's end. It knows words, not grammar, so that a spec that does not compile is colored as
 * well.
 */
public final class Highlighter {
  private static final String WORDS =
      "experiment|amends|import|sweep|reference|kind|external|fn|let|param|buffer|require|advise"
          + "|metric|return|for|in|if|then|else|with|of|and|or|not|true|false|none|mask|encoder"
          + "|head|target|loss|stage|layer|optimizer|schedule";

  /** The classes of the style sheet; each is the name of a group below. */
  private static final List<String> CLASSES =
      List.of("doc", "comment", "string", "quantity", "setting", "word", "call");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<doc>///.*)"
              + "|(?<comment>//.*)"
              + "|(?<string>\"[^\"]*+\"?)"
              + "|(?<quantity>\\b\\d++(?:\\.\\d++)?+(?:[eE][+-]?\\d++)?+"
              + "(?:px\\b|%|\\h++(?:epochs?|steps?)\\b|\\h++per\\h++\\d++\\h++images\\b)?+)"
              + "|(?<setting>[A-Za-z_][\\w.]*+(?=\\h*+(?::|=(?!=))))"
              + "|(?<word>(?<![.\\w])(?:"
              + WORDS
              + ")(?![.\\w]))"
              + "|(?<call>[A-Za-z_][\\w.]*+(?=\\h*+\\())"
              // Any other name is taken whole, or a long one would be tried again from each of its
              // steps.
              + "|[A-Za-z_][\\w.]*+");

  private Highlighter() {}

  /** The lines of a text as HTML in which everything that came from the text is escaped. */
  public static List<String> lines(String text) {
    return text.lines().map(Highlighter::line).toList();
  }

  private static String line(String line) {
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(line);
    int end = 0;
    while (token.find()) {
      html.append(escaped(line.substring(end, token.start())));
      html.append(colored(token));
      end = token.end();
    }
    return html.append(escaped(line.substring(end))).toString();
  }

  private static String colored(Matcher token) {
    String text = escaped(token.group());
    for (String name : CLASSES) {
      if (token.group(name) != null) {
        return "<span class=\"" + name + "\">" + text + "</span>";
      }
    }
    return text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
