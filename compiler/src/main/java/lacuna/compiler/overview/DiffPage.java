package lacuna.compiler.overview;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between two plans, for people and for programs. */
public final class DiffPage {
  private static final String ABSENT = "(absent)";
  private static final double EXACT = 1e15;

  private final StringBuilder out = new StringBuilder();

  private DiffPage() {}

  /** The page. */
  public static String of(PlanDiff diff) {
    DiffPage page = new DiffPage();
    page.out.append("%s  ->  %s\n".formatted(name(diff.before()), name(diff.after())));
    diff.stages().forEach(page::stage);
    if (diff.stages().isEmpty()) {
      page.out.append("\nno setting differs\n");
    }
    if (!diff.files().isEmpty()) {
      page.out.append("\nfiles of one name with other text: ");
      page.out.append(String.join(", ", diff.files())).append('\n');
    }
    return page.out.toString();
  }

  /** The same as JSON that ends with a line end. */
  public static String json(PlanDiff diff) {
    return new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create()
            .toJson(diff)
        + "\n";
  }

  private static String name(PlanDiff.Side side) {
    return "%s (%s)".formatted(side.name(), side.place().replaceFirst(":\\d+$", ""));
  }

  private void stage(PlanDiff.StageDiff stage) {
    out.append("\n" + stage.name());
    if (!stage.only().isEmpty()) {
      out.append("  only in the %s\n".formatted(stage.only().equals("before") ? "first" : "second"));
      return;
    }
    out.append('\n');
    List<Row> settings = stage.settings().stream().map(DiffPage::row).toList();
    List<Row> figures = stage.figures().stream().map(DiffPage::row).toList();
    List<Row> all = new ArrayList<>(settings);
    all.addAll(figures);
    int name = width(all, Row::name);
    String line = "  %-" + name + "s  %-" + width(all, Row::values) + "s  %s";
    settings.forEach(row -> line(line, row));
    if (!settings.isEmpty() && !figures.isEmpty()) {
      out.append('\n');
    }
    figures.forEach(row -> line(line, row));
  }

  /** A line: what differs, both values, where the second comes from or by how much it differs. */
  private record Row(String name, String values, String more) {}

  private static Row row(PlanDiff.SettingDiff setting) {
    PlanDiff.Value value = setting.after() == null ? setting.before() : setting.after();
    String origin = value == null ? "" : value.origin() + (value.isDefault() ? " (default)" : "");
    return new Row(
        setting.path(), written(setting.before()) + " -> " + written(setting.after()), origin);
  }

  private static Row row(PlanDiff.FigureDiff figure) {
    return new Row(
        figure.name(),
        number(figure.before()) + " -> " + number(figure.after()),
        change(figure.before(), figure.after()));
  }

  private void line(String format, Row row) {
    out.append(format.formatted(row.name, row.values, row.more).stripTrailing()).append('\n');
  }

  private static int width(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static String written(PlanDiff.@Nullable Value value) {
    return value == null ? ABSENT : value.written();
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return ABSENT;
    }
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? Amounts.grouped(value.longValue())
        : Amounts.rounded(value);
  }

  private static String change(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null || before == 0
        ? ""
        : String.format(Locale.ROOT, "%+.1f%%", 100 * (after / before - 1));
  }
}
