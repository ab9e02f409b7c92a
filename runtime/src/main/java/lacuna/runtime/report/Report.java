package lacuna.runtime.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The report of a run: one page that tells what was trained, how it went and what it sees. */
public final class Report {
  /** The page's name in the run's folder. */
  public static final String FILE = "report.html";

  private Report() {}

  /**
   * Writes {@value #FILE} into a run's folder from what the run left there so far; a report that is
   * there is replaced as a whole. What is missing or cannot be read is said in the page. Nothing is
   * fetched from anywhere when the page is opened.
   *
   * @param runFolder the folder with {@code plan.json}, {@code metrics.jsonl}, {@code
   *     environment.json} and {@code samples/}
   * @return the page
   * @throws IOException if the page cannot be written
   */
  public static Path write(Path runFolder) throws IOException {
    Page page = Page.of(Run.read(runFolder), Shell.load());
    Path file = runFolder.resolve(FILE);
    Path draft = runFolder.resolve(FILE + ".part");
    // Unlike Files.newBufferedWriter, this replaces what UTF-8 cannot say, half a surrogate pair,
    // instead of failing.
    try {
      try (Writer writer =
          new BufferedWriter(
              new OutputStreamWriter(Files.newOutputStream(draft), StandardCharsets.UTF_8))) {
        template("page").execute(page, writer);
      }
      return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft); // of a full disk; moved away otherwise
    }
  }

  private static Template template(String name) throws IOException {
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
