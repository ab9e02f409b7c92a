package lacuna.compiler.doc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The guide's pages, in the order of {@code order.txt} beside them. */
public final class Guide {
  private static final String FOLDER = "/lacuna/guide/";

  private Guide() {}

  /**
   * A page of the guide.
   *
   * @param name of its file, without {@code .md}
   * @param title its first line
   * @param text in Markdown, with the first line
   */
  public record Page(String name, String title, String text) {

    /** Its page in the site. */
    String site() {
      return "guide/" + name + ".html";
    }
  }

  /** All pages. */
  public static List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (String name : names()) {
      read(name + ".md").ifPresent(text -> pages.add(new Page(name, title(text), text)));
    }
    return pages;
  }

  /** The names in the order file; a page that is not written yet may be among them. */
  public static List<String> names() {
    return read("order.txt").orElseThrow().lines().map(String::strip).toList();
  }

  private static String title(String text) {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  private static Optional<String> read(String name) {
    try (InputStream in = Guide.class.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the guide's " + name, failure);
    }
  }
}
