package lacuna.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compiles a spec to a Maven project that its user goes on with. */
@Command(
    name = "eject",
    description =
        "Writes a Maven project of a spec's generated Java, to go on with by hand. It builds and"
            + " trains without Lacuna's compiler: its runtime lies in the project, the rest comes"
            + " from Maven Central in pinned versions.",
    footer = {
      "",
      "Example: lacuna eject examples/first.lac first",
      "         cd first && mvn package && java -jar target/first.jar"
    })
final class EjectCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Parameters(index = "1", paramLabel = "DIR", description = "the project's folder, to be made")
  private Path folder = Path.of("");

  EjectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Compilation compilation = new Compilation(options, console);
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    compilation.compiler().eject(plan.get(), folder);
    if (options.check().diagnostics() == CheckOptions.Format.TEXT) {
      console.out().println(folder.resolve("pom.xml"));
    }
    return ExitCode.OK;
  }
}
