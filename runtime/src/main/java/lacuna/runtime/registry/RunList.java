package lacuna.runtime.registry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.runtime.Printable;

/** A row for each of several runs. */
public final class RunList {
  private static final List<String> COLUMNS = List.of("run", "spec", "state", "best", "its own");

  private final List<RunEntry> runs;

  private RunList(List<RunEntry> runs) {
    this.runs = runs;
  }

  /** What a program reads of a run. */
  private record Row(
      String run,
      String spec,
      String state,
      boolean alive,
      Map<String, Double> best,
      Map<String, String> own) {}

  /** Reads the folders of runs. */
  public static RunList of(List<Path> folders) {
    return new RunList(folders.stream().map(RunEntry::of).toList());
  }

  /** For people: a table whose last column says which settings the run has of its own. */
  public String text() {
    List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
    for (RunEntry run : runs) {
      rows.add(
          List.of(
              run.folder().toString(),
              run.summary().name(),
              run.state() + (run.alive() ? ", alive" : ""),
              String.join(", ", run.summary().figures()),
              String.join(
                  ", ",
                  run.summary().own().entrySet().stream()
                      .map(setting -> setting.getKey() + " = " + setting.getValue())
                      .toList())));
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(("%-" + Math.max(1, width) + "s  ").formatted(row.get(column)));
      }
      text.append(Printable.text(line.toString().stripTrailing())).append('\n');
    }
    return text.toString();
  }

  /** For programs: a line of JSON for each run. */
  public String json() {
    Gson gson = new GsonBuilder().disableHtmlEscaping().create();
    StringBuilder text = new StringBuilder();
    for (RunEntry run : runs) {
      Row row =
          new Row(
              run.folder().toString(),
              run.summary().name(),
              run.state(),
              run.alive(),
              run.summary().best(),
              run.summary().own());
      text.append(gson.toJson(row)).append('\n');
    }
    return text.toString();
  }
}
