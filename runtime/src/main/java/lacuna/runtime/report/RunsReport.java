package lacuna.runtime.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several runs beside each other on one page: what each reached, and the paper's figures. */
public final class RunsReport {
  /** What the runs are to each other. */
  public enum Kind {
    /** The points of one sweep. */
    SWEEP("Sweep", "points", "point"),
    /** Runs that somebody chose. */
    COMPARISON("Comparison", "runs", "run");

    private final String title;
    private final String many;
    private final String one;

    Kind(String title, String many, String one) {
      this.title = title;
      this.many = many;
      this.one = one;
    }

    String title() {
      return title;
    }

    String many() {
      return many;
    }

    String one() {
      return one;
    }
  }

  /**
   * A run.
   *
   * @param changes what differs: the text of each setting's value, by its path
   * @param plan text of its {@code plan.json}
   * @param folder of the run, which need not be there
   * @param link to its own report, from the folder of the page
   * @param state what became of it, in words; empty where that is not known
   */
  public record Entry(
      String name,
      Map<String, String> changes,
      String plan,
      Path folder,
      String link,
      String state) {
    public Entry {
      changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
  }

  private RunsReport() {}

  /**
   * The page from what the runs left in their folders so far. Nothing is fetched from anywhere when
   * it is opened.
   *
   * @param doc the experiment's doc comment, or empty
   * @throws IOException if a template is missing
   */
  public static String page(Kind kind, String name, String doc, List<Entry> entries)
      throws IOException {
    StringWriter text = new StringWriter();
    RunsPage page = RunsPage.of(kind, name, doc, entries, Shell.load());
    TemplateFile.open("runs").execute(page, text);
    return text.toString();
  }
}
