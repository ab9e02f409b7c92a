package lacuna.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options of every command that reads a spec. */
final class SpecOptions {
  @Parameters(index = "0", paramLabel = "SPEC", description = "the experiment's file, NAME.lac")
  private Path spec = Path.of("");

  @Mixin private CheckOptions check = new CheckOptions();

  Path spec() {
    return spec;
  }

  CheckOptions check() {
    return check;
  }
}
