package lacuna.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.SweepResult;
import lacuna.runtime.sweep.Slot;
import lacuna.runtime.sweep.SlurmArray;
import lacuna.runtime.sweep.SweepFolder;
import lacuna.runtime.sweep.SweepPoint;
import lacuna.runtime.sweep.SweepRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains the points of a sweep. */
@Command(
    name = "sweep",
    description =
        "Checks all points of a spec's sweep, says what they amount to, trains them, and writes one"
            + " report that compares them. Started again, it skips what is finished and goes on"
            + " with what stopped.",
    footer = {
      "",
      "Example: lacuna sweep examples/masks.lac --out runs/masks",
      "         lacuna sweep specs/simmim/table1/random.lac --devices gpu0,gpu1",
      "         lacuna sweep examples/masks.lac -- --steps 10",
      "Ctrl-C stops all points after their running batch and saves their states.",
      "It returns 3 when a point failed; the others are trained all the same."
    })
final class SweepCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the sweep (default: runs/ and the experiment's name)")
  private @Nullable Path out;

  @Option(names = "--list", description = "only show the points and what they amount to")
  private boolean list;

  @Option(
      names = "--devices",
      paramLabel = "NAMES",
      split = ",",
      description = "train on these at once, one point on each: gpu0,gpu1 (default: auto)")
  private List<String> devices = new ArrayList<>(List.of("auto"));

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "points trained at once (default: as many as --devices)")
  private int jobs;

  @Option(
      names = "--slurm",
      description = "submit an array of jobs to Slurm, a point each; again, what is not finished")
  private boolean slurm;

  @Option(
      names = "--slurm-args",
      paramLabel = "ARGS",
      description = "options of sbatch, as in '--gres=gpu:1 --time=8:00:00'; may be repeated")
  private List<String> slurmArguments = new ArrayList<>();

  @Parameters(
      index = "1..*",
      paramLabel = "-- OPTIONS",
      description = "after `--`: options of `lacuna run` for every point, such as --steps 10")
  private List<String> runOptions = new ArrayList<>();

  SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String problem = problem();
    if (!problem.isEmpty()) {
      console.err().println("error: " + problem);
      return ExitCode.USAGE;
    }
    Compilation compilation = new Compilation(options, console);
    SweepResult result = compilation.sweep("");
    if (result.check().hasErrors()) {
      return ExitCode.SPEC;
    } else if (result.points().get(0).name().isEmpty()) {
      console.err().println("error: %s has no sweep".formatted(options.spec()));
      console.err().println("  `lacuna run` trains it; a sweep is `sweep { PATH in [A, B, C] }`");
      return ExitCode.USAGE;
    }
    String point = options.check().point();
    List<PlannedPoint> chosen =
        result.points().stream()
            .filter(each -> point.isEmpty() || each.name().equals(point))
            .toList();
    if (chosen.isEmpty()) {
      compilation.sweep(point); // says which points there are
      return ExitCode.SPEC;
    }
    console.out().print(SweepOverview.of(options.spec(), chosen));
    return list ? ExitCode.OK : train(result, chosen);
  }

  private String problem() {
    if (jobs < 0) {
      return "--jobs must be at least 1\n  see `lacuna sweep --help`";
    }
    return PointCommand.problem(runOptions);
  }

  private int train(SweepResult result, List<PlannedPoint> chosen) throws IOException {
    PlannedPoint first = result.points().get(0);
    Path path = out == null ? Path.of("runs", experiment(first)) : out;
    SweepFolder folder =
        new SweepFolder(
            path,
            experiment(first),
            first.plan().doc().replaceFirst("\\s*Point of a sweep:[^\n]*$", ""),
            result.points().stream().map(point -> SweepOverview.point(point, path)).toList());
    List<SweepPoint> points = chosen.stream().map(p -> SweepOverview.point(p, path)).toList();
    PointCommand command = new PointCommand(options, runOptions);
    if (slurm) {
      return new SlurmArray(folder, slurmArguments, console.out())
          .submit(points, command.sweep(path));
    }
    return new SweepRun(folder, points, command::run, console.out()).run(Slot.of(devices, jobs));
  }

  /** The name of the spec itself, without what its points add. */
  private static String experiment(PlannedPoint point) {
    String name = point.plan().name();
    return name.substring(0, name.length() - point.name().length() - 1);
  }
}
