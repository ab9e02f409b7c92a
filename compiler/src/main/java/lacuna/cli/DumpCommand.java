package lacuna.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a phase of the compiler makes of a spec. */
@Command(
    name = "dump",
    description = "Prints what a phase of the compiler makes of a spec.",
    footer = {"", "Example: lacuna dump --phase java examples/first.lac"})
final class DumpCommand implements Callable<Integer> {
  /** The compiler's phases, in their order. */
  enum Phase {
    TOKENS,
    TREE,
    BOUND,
    SHAPES,
    PLAN,
    JAVA
  }

  /** Reads {@link Phase}. */
  static final class PhaseConverter extends WordConverter<Phase> {
    PhaseConverter() {
      super(Phase.class);
    }
  }

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Option(
      names = "--phase",
      required = true,
      paramLabel = "PHASE",
      converter = PhaseConverter.class,
      description =
          "tokens, tree, bound (settings and who decided them), shapes (of the whole step), plan"
              + " (JSON) or java")
  private Phase phase = Phase.PLAN;

  DumpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Compilation compilation = new Compilation(options, console);
    boolean sound = compilation.plan().isPresent();
    String name = phase.name().toLowerCase(Locale.ROOT);
    console
        .out()
        .print(compilation.compiler().dump(options.spec(), compilation.compilerOptions(), name));
    return sound ? ExitCode.OK : ExitCode.SPEC;
  }
}
