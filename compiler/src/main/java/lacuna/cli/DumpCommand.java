package lacuna.cli;

import lacuna.compiler.Compiler;
import lacuna.compiler.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what a phase of the compiler makes of a spec. */
@Command(
    name = "dump",
    description = "Prints what a phase of the compiler makes of a spec.",
    footer = {"", "Example: lacuna dump --phase java examples/first.lac"})
final class DumpCommand extends SpecCommand {
  /** Reads {@link Phase}. */
  static final class PhaseConverter extends WordConverter<Phase> {
    PhaseConverter() {
      super(Phase.class);
    }
  }

  @Option(
      names = "--phase",
      required = true,
      paramLabel = "PHASE",
      converter = PhaseConverter.class,
      description =
          "tokens, parse (the tree), load (the files), bind (settings and who decided them),"
              + " elaborate (shapes of the whole step), generalize (classes), plan (JSON) or java")
  private Phase phase = Phase.PLAN;

  DumpCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    Compiler.DumpResult dump = compilation().dump(phase);
    console().out().print(dump.text());
    return dump.check().hasErrors() ? ExitCode.SPEC : ExitCode.OK;
  }
}
