package lacuna.cli;

import java.util.List;
import lacuna.compiler.Compiler;
import picocli.CommandLine.Option;

/** Whether packages that specs name may be fetched. */
final class OfflineOption {
  private static final String NAME = "--offline";

  @Option(
      names = NAME,
      description = "fetch no package of specs: the local Maven repository alone is asked")
  private boolean offline;

  /** A compiler that keeps to it. */
  Compiler compiler() {
    return offline ? Compiler.offline() : new Compiler();
  }

  /** Adds it to the words of a command line where it is given. */
  void addTo(List<String> words) {
    if (offline) {
      words.add(NAME);
    }
  }
}
