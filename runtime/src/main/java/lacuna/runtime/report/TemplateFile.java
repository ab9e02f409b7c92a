package lacuna.runtime.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;

/** The templates of the pages; all text in them is escaped. */
final class TemplateFile {
  private TemplateFile() {}

  /** A template and those that it names. Errors: an {@link IOException} where one is missing. */
  static Template open(String name) throws IOException {
    try (Reader reader = Shell.open(name + ".mustache")) {
      return Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .withLoader(part -> Shell.open(part + ".mustache"))
          .compile(reader);
    }
  }
}
