package lacuna.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
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
final class EjectCommand extends SpecCommand {
  @Parameters(index = "1", paramLabel = "DIR", description = "the project's folder, to be made")
  private Path folder = Path.of("");

  EjectCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    return write(
        (compiler, plan) -> {
          compiler.eject(plan, folder);
          return folder.resolve("pom.xml");
        });
  }
}
