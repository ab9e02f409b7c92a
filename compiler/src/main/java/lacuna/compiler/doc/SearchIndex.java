package lacuna.compiler.doc;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;

/**
 * What the search finds, as a script: a page from a folder may load a script, but no data. The
 * search itself is {@code site.js}.
 */
final class SearchIndex {
  private final List<List<String>> entries = new ArrayList<>();

  /**
   * Adds what can be found.
   *
   * @param title what a reader looks for first
   * @param sort what it is, in a word or two
   * @param page the page, possibly with {@code #anchor}
   * @param text more words to find it by
   */
  void add(String title, String sort, String page, String text) {
    String plain = text.replaceAll("\\s+", " ").strip();
    entries.add(List.of(title, sort, new PagePlace("").to(page), plain));
  }

  /** The script. Gson escapes what could end a script within HTML. */
  String script() {
    Gson gson = new Gson();
    StringBuilder script = new StringBuilder("const LACUNA_INDEX = [\n");
    entries.forEach(entry -> script.append(gson.toJson(entry)).append(",\n"));
    return script.append("];\n").toString();
  }
}
