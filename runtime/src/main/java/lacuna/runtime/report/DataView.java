package lacuna.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that the template of a page of images shows. */
record DataView(Shell shell, String name, List<SourceSection> sources, List<SheetSection> sheets) {

  /** A source. */
  record SourceSection(
      String title,
      String description,
      List<SpecReport.Figure> figures,
      List<TableSection> tables,
      List<DataReport.Listed> lists,
      List<String> paste,
      List<Paragraph> warnings) {}

  /** A sentence, and lines that say more. */
  record Paragraph(String text, List<String> notes) {}

  /** A table of counts. */
  record TableSection(String name, List<Bar> bars, int left) {}

  /** A count; {@code width} is its share of the largest one beside it. */
  record Bar(String name, String count, String width) {}

  /** The pictures of a stage. */
  record SheetSection(String stage, String summary, List<Tile> tiles) {}

  /** A picture; {@code hidden} is the path of its mask, of {@code columns} by {@code rows} cells. */
  record Tile(String name, String uri, boolean small, int columns, int rows, String hidden) {}

  static DataView of(
      String name, List<DataReport.Source> sources, List<DataReport.Sheet> sheets, Shell shell)
      throws IOException {
    List<SheetSection> drawn = new ArrayList<>();
    for (DataReport.Sheet sheet : sheets) {
      List<Tile> tiles = new ArrayList<>();
      for (DataReport.Picture picture : sheet.pictures()) {
        tiles.add(tile(picture));
      }
      drawn.add(new SheetSection(sheet.stage(), sheet.summary(), tiles));
    }
    return new DataView(shell, name, sources.stream().map(DataView::section).toList(), drawn);
  }

  private static SourceSection section(DataReport.Source source) {
    return new SourceSection(
        source.title(),
        source.description(),
        source.figures(),
        source.tables().stream().map(DataView::table).toList(),
        source.lists(),
        source.paste(),
        source.warnings().stream()
            .map(lines -> new Paragraph(lines.get(0), lines.subList(1, lines.size())))
            .toList());
  }

  private static TableSection table(DataReport.Table table) {
    double most = table.rows().stream().mapToInt(DataReport.Row::count).max().orElse(1);
    return new TableSection(
        table.name(),
        table.rows().stream()
            .map(
                row ->
                    new Bar(
                        row.name(),
                        Figures.whole(row.count()),
                        String.format(
                            Locale.ROOT, "%.1f%%", 100 * row.count() / Math.max(1, most))))
            .toList(),
        table.left());
  }

  private static Tile tile(DataReport.Picture picture) throws IOException {
    boolean small = Samples.isSmall(picture.image().width());
    String uri = Samples.uri(picture.image().png());
    if (picture.mask().isEmpty()) {
      return new Tile(picture.name(), uri, small, 0, 0, "");
    }
    MaskPicture mask = MaskPicture.filled(picture.mask());
    return new Tile(picture.name(), uri, small, mask.columns(), mask.rows(), mask.hidden());
  }
}
