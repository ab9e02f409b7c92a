package lacuna.compiler.doc;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The pages' words: Mustache templates beside this class. Values are escaped unless tripled. */
final class Templates {
  private final Map<String, Template> compiled = new HashMap<>();

  /** A template filled with what a view tells. */
  String fill(String name, Object view) {
    return compiled.computeIfAbsent(name, Templates::compile).execute(view);
  }

  private static Template compile(String name) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .zeroIsFalse(true)
        .withLoader(part -> open(part + ".mustache"))
        .compile(open(name + ".mustache"));
  }

  private static Reader open(String name) {
    InputStream in = Templates.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the class path lacks the template " + name);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** The text of a resource, with plain line ends. */
  static String text(String path) {
    try (Reader in = open(path)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.append(buffer, 0, n);
      }
      return text.toString().replace("\r\n", "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + path, failure);
    }
  }
}
