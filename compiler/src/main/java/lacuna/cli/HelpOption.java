package lacuna.cli;

import picocli.CommandLine.Option;

/** Every command can be asked for help. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean asked;
}
