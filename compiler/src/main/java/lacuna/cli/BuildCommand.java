package lacuna.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
final class BuildCommand extends SpecCommand {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for NAME.jar and lib (default: build/ and the experiment's name)")
  private @Nullable Path out;

  BuildCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    return write(
        (compiler, plan) ->
            compiler.build(plan, out == null ? Path.of("build", plan.name()) : out));
  }
}
