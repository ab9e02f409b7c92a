package lacuna.runtime.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;

/** The report of a run: one page that tells what was trained, how it went and what it sees. */
public final class Report {
  /** The page's name in the run's folder. */
  public static final String FILE = "report.html";

  private Report() {}

  /**
   * The page from what a run left in its folder so far. What is missing or cannot be read is said
   * in it. Nothing is fetched from anywhere when it is opened.
   *
   * @param runFolder the folder with {@code plan.json}, {@code metrics.jsonl}, {@code
   *     environment.json} and {@code samples/}
   * @throws IOException if a template is missing
   */
  public static String page(Path runFolder) throws IOException {
    StringWriter text = new StringWriter();
    TemplateFile.open("page").execute(Page.of(Run.read(runFolder), Shell.load()), text);
    return text.toString();
  }
}
