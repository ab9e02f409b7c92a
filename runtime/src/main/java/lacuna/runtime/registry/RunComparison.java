package lacuna.runtime.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.report.Report;
import lacuna.runtime.report.RunsReport;

/** A page that sets runs beside each other: settings that differ, figures, curves, pictures. */
public final class RunComparison {
  /** Stands for a setting that a run does not have. */
  private static final String ABSENT = "\u2013";

  private final List<RunEntry> runs;

  private RunComparison(List<RunEntry> runs) {
    this.runs = runs;
  }

  /**
   * Reads the folders of runs.
   *
   * @throws RunException where one is no run
   */
  public static RunComparison of(List<Path> folders) {
    for (Path folder : folders) {
      if (!RunFinder.isRun(folder)) {
        throw new RunException(
            """
            %s is not the folder of a run: it has no plan.json with metrics or a state beside it
              name folders that `lacuna run` wrote, such as runs/first; `lacuna runs` lists them\
            """
                .formatted(folder));
      }
    }
    return new RunComparison(folders.stream().map(RunEntry::of).toList());
  }

  /** Writes the page. */
  public void write(Path file) throws IOException {
    Set<String> paths = new LinkedHashSet<>();
    runs.forEach(run -> paths.addAll(run.summary().settings().keySet()));
    paths.removeIf(path -> runs.stream().map(run -> value(run, path)).distinct().count() == 1);
    List<RunsReport.Entry> entries = new ArrayList<>();
    for (RunEntry run : runs) {
      Map<String, String> changes = new LinkedHashMap<>();
      paths.forEach(path -> changes.put(path, value(run, path)));
      entries.add(
          new RunsReport.Entry(
              run.folder().toString(),
              changes,
              TextFile.read(run.folder().resolve("plan.json")),
              run.folder(),
              link(file, run.folder()),
              run.state()));
    }
    String title =
        runs.stream().map(run -> run.summary().name()).distinct().collect(Collectors.joining(", "));
    AtomicFile.write(file, RunsReport.page(RunsReport.Kind.COMPARISON, title, "", entries));
  }

  private static String value(RunEntry run, String path) {
    return run.summary().settings().getOrDefault(path, ABSENT);
  }

  /** The report of a run as the page links to it. */
  private static String link(Path page, Path run) {
    Path from = page.toAbsolutePath().normalize().getParent();
    Path to = run.toAbsolutePath().normalize().resolve(Report.FILE);
    try {
      String path = from == null ? to.toString() : from.relativize(to).toString();
      return new URI(null, null, path.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException | IllegalArgumentException elsewhere) { // on another drive
      return to.toUri().toASCIIString();
    }
  }
}
