package lacuna.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.plan.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a spec and trains it. */
@Command(
    name = "run",
    description =
        "Compiles a spec, trains it and leaves weights, figures and a report in the run's folder.",
    customSynopsis = "lacuna run [OPTIONS] SPEC [STAGE] [RUN OPTIONS]",
    footer = {
      "",
      "Run options, those of the built jar:",
      "  --data DIR       other training images than the spec's",
      "  --device WORD    auto, cpu, gpu0, ...",
      "  --workers N      threads that prepare images",
      "  --seed N         another seed",
      "  --steps N        stop after N updates, the schedule unchanged",
      "  --resume         go on where the run in the folder stopped",
      "  --overwrite      replace the run in the folder",
      "",
      "Example: lacuna run examples/first.lac --out runs/first --steps 100",
      "Ctrl-C stops after the running update and saves the state."
    })
final class RunVerb implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the run (default: runs/ and the experiment's name)")
  private @Nullable Path out;

  @Parameters(index = "1..*", hidden = true)
  private List<String> others = new ArrayList<>();

  RunVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Compilation compilation = new Compilation(options, console);
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    Path folder = out == null ? Path.of("runs", plan.get().name()) : out;
    Path jar = compilation.compiler().jar(plan.get(), folder.resolve("build"));
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(others);
    arguments.addAll(List.of("--out", folder.toString()));
    return new BuiltExperiment(jar, console).run(arguments);
  }
}
