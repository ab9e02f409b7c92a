package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.archive.SpecJar;
import lacuna.compiler.load.ArchiveException;
import lacuna.compiler.overview.DiffPage;
import lacuna.compiler.overview.PlanDiff;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two experiments by their settings and what those amount to. */
@Command(
    name = "diff",
    description =
        "Prints in which settings two specs, built jars or runs differ, and what that changes:"
            + " parameters, FLOPs, what the mask hides, learning rates at the batch size.",
    footer = {
      "",
      "Example: lacuna diff examples/first.lac examples/transfer.lac",
      "         lacuna diff runs/first build/first/first.jar --json"
    })
final class DiffCommand implements Callable<Integer> {
  private static final String WHAT = "a spec (NAME.lac), a built jar or the folder of a run";

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private OfflineOption offline = new OfflineOption();

  @Parameters(index = "0", paramLabel = "A", description = WHAT)
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "another")
  private Path after = Path.of("");

  @Option(names = "--json", description = "print the differences as JSON")
  private boolean json;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ArchiveException {
    Optional<String> first = plan(before);
    Optional<String> second = first.isEmpty() ? Optional.empty() : plan(after);
    if (first.isEmpty() || second.isEmpty()) {
      return ExitCode.SPEC;
    }
    Optional<PlanDiff> diff = PlanDiff.between(first.get(), second.get());
    if (diff.isEmpty()) {
      console.err().println("error: %s or %s has a plan that is damaged".formatted(before, after));
      console.err().println("  `lacuna build` makes a jar anew, `lacuna run` a run");
      return ExitCode.USAGE;
    }
    console
        .out()
        .print(Printable.text(json ? DiffPage.json(diff.get()) : DiffPage.of(diff.get())));
    return ExitCode.OK;
  }

  /** The plan as JSON; empty where a spec has errors, which are then printed. */
  private Optional<String> plan(Path of) throws ArchiveException {
    if (Files.isDirectory(of)) {
      return Optional.of(ofRun(of));
    }
    if (of.toString().endsWith(".jar")) {
      SpecJar jar = SpecJar.read(of);
      if (jar.kept() != null) {
        return Optional.of(jar.plan());
      }
    }
    Optional<Plan> plan =
        new Compilation(of, List.of(), new CheckOptions(), console, offline.compiler()).plan();
    return plan.map(new PlanJson()::write);
  }

  private static String ofRun(Path run) {
    Path plan = run.resolve("plan.json");
    if (!Files.exists(plan)) {
      throw new RunException(
          "%s is not the folder of a run: it has no plan.json%n  A and B are each %s"
              .formatted(run, WHAT));
    }
    try {
      return TextFile.read(plan);
    } catch (IOException e) {
      throw new RunException("%s cannot be read: %s".formatted(plan, e.getMessage()), e);
    }
  }
}
