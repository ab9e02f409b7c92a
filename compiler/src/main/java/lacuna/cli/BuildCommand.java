package lacuna.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.plan.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles a spec to a jar that trains it. */
@Command(
    name = "build",
    description =
        "Compiles a spec to a runnable jar, beside a folder lib with what it needs. Builds are"
            + " reproducible.",
    footer = {
      "",
      "Example: lacuna build examples/first.lac --out build/first",
      "         java -jar build/first/first.jar --out runs/first"
    })
final class BuildCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for NAME.jar and lib (default: build/ and the experiment's name)")
  private @Nullable Path out;

  BuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Compilation compilation = new Compilation(options, console);
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    Path folder = out == null ? Path.of("build", plan.get().name()) : out;
    Path jar = compilation.compiler().build(plan.get(), folder);
    if (options.check().diagnostics() == CheckOptions.Format.TEXT) {
      console.out().println(jar);
    }
    return ExitCode.OK;
  }
}
