package lacuna.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every verb that reads a spec can be told. */
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
