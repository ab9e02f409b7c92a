package lacuna.runtime.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** The page of images that are there before anything trains: one file. */
public final class DataReport {

  /**
   * A source of images.
   *
   * @param title what it is for; empty where that is not known
   * @param description what it is
   * @param figures counts and sizes in a few words
   * @param tables how many images there are of each kind
   * @param lists images that somebody should look at
   * @param paste settings of a stage, a line each
   * @param warnings what would go wrong, a paragraph of lines each
   */
  public record Source(
      String title,
      String description,
      List<SpecReport.Figure> figures,
      List<Table> tables,
      List<Listed> lists,
      List<String> paste,
      List<List<String>> warnings) {}

  /**
   * How many images there are of each kind, such as of each class.
   *
   * @param left kinds that are not shown
   */
  public record Table(String name, List<Row> rows, int left) {}

  /** A kind of image. */
  public record Row(String name, int count) {}

  /**
   * Some images by name.
   *
   * @param more that are not named
   */
  public record Listed(String name, List<String> lines, int more) {}

  /** Images of a stage as its network sees them. */
  public record Sheet(String stage, String summary, List<Picture> pictures) {}

  /**
   * An image.
   *
   * @param mask rows of cells, {@code #} for a hidden one; empty where nothing is hidden
   */
  public record Picture(String name, RgbImage image, List<String> mask) {}

  private DataReport() {}

  /**
   * The page. Nothing is fetched from anywhere when it is opened.
   *
   * @param name of the spec, or of the folder
   * @throws IOException if a template is missing
   */
  public static String page(String name, List<Source> sources, List<Sheet> sheets)
      throws IOException {
    StringWriter text = new StringWriter();
    TemplateFile.open("data").execute(DataView.of(name, sources, sheets, Shell.load()), text);
    return text.toString();
  }
}
