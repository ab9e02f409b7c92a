package lacuna.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import picocli.CommandLine.Mixin;

/** A command that makes something of one spec. */
abstract class SpecCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  SpecCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  Compilation compilation() {
    return new Compilation(options, console);
  }

  /** Writes something of the plan and prints its path; returns the exit code. */
  int write(BiFunction<Compiler, Plan, Path> writing) {
    Compilation compilation = compilation();
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    Path written = writing.apply(compilation.compiler(), plan.get());
    if (options.check().diagnostics() == CheckOptions.Format.TEXT) {
      console.out().println(written);
    }
    return ExitCode.OK;
  }
}
