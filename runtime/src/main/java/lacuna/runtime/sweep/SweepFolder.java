package lacuna.runtime.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.report.Report;
import lacuna.runtime.report.RunsReport;

/**
 * The folder of a sweep.
 *
 * <pre>
 * POINT/          the run of each point
 * logs/POINT.log  what it printed
 * report.html     all of them beside each other
 * sweep.json      which points there are
 * slurm/          the script of the job array, where there is one
 * </pre>
 *
 * @param name of the experiment
 * @param doc its doc comment, or empty
 * @param all points of the sweep, also those that are not trained now
 */
public record SweepFolder(Path path, String name, String doc, List<SweepPoint> all) {
  public SweepFolder {
    all = List.copyOf(all);
  }

  /** What a point printed. */
  PointLog log(String point) {
    return log(path, point);
  }

  /** What a point of the sweep in a folder printed. */
  static PointLog log(Path sweep, String point) {
    return new PointLog(sweep.resolve("logs").resolve(point + ".log"));
  }

  /** Writes which points there are, for who asks how far they are. */
  void writeRecord() {
    new SweepRecord(
            name,
            all.stream()
                .map(point -> new SweepRecord.Point(point.name(), point.stages()))
                .toList())
        .write(path);
  }

  /** The page that compares all points. */
  public Path report() {
    return path.resolve(Report.FILE);
  }

  /**
   * Writes the report of what the points have left so far.
   *
   * @param states what became of points, in words
   */
  synchronized void writeReport(Map<SweepPoint, String> states) throws IOException {
    List<RunsReport.Entry> entries = new ArrayList<>();
    for (SweepPoint point : all) {
      entries.add(point.reported(states.getOrDefault(point, "")));
    }
    AtomicFile.write(report(), RunsReport.page(RunsReport.Kind.SWEEP, name, doc, entries));
  }
}
