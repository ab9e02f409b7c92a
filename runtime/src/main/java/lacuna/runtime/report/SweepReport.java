package lacuna.runtime.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of a sweep: one page with what its points reached, beside the paper's figures. */
public final class SweepReport {
  /**
   * A point.
   *
   * @param changes what differs: the text of its value on each axis, by the setting's path
   * @param plan text of its {@code plan.json}
   * @param folder of its run, which need not be there
   * @param state what became of it, in words; empty where that is not known
   */
  public record Point(
      String name, Map<String, String> changes, String plan, Path folder, String state) {
    public Point {
      changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
  }

  private SweepReport() {}

  /**
   * The page from what the points left in their folders so far. Nothing is fetched from anywhere
   * when it is opened.
   *
   * @param doc the experiment's doc comment, or empty
   * @throws IOException if a template is missing
   */
  public static String page(String name, String doc, List<Point> points) throws IOException {
    StringWriter text = new StringWriter();
    SweepPage page = SweepPage.of(name, doc, points, Shell.load());
    TemplateFile.open("sweep").execute(page, text);
    return text.toString();
  }
}
