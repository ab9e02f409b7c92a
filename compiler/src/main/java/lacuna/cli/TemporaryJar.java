package lacuna.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.runtime.RunException;
import lacuna.runtime.command.ExperimentCommand;

/** Builds a spec's jar for one use and runs a command of its experiment. */
final class TemporaryJar {
  private TemporaryJar() {}

  /** Compiles a spec and runs a command on one of its stages; returns the exit code. */
  static int run(SpecOptions options, Console console, ExperimentCommand command)
      throws IOException, ReflectiveOperationException {
    Compilation compilation = new Compilation(options, console);
    Optional<Plan> plan = compilation.planOfOneStage();
    return plan.isEmpty()
        ? ExitCode.SPEC
        : run(compilation.compiler(), plan.get(), console, command, jar -> {});
  }

  /**
   * The same for a plan that is there already.
   *
   * @param use is shown the jar before the command runs
   */
  static int run(
      Compiler compiler,
      Plan plan,
      Console console,
      ExperimentCommand command,
      Consumer<Path> use)
      throws IOException, ReflectiveOperationException {
    Path folder = temporaryFolder();
    try {
      Path jar = compiler.jar(plan, folder);
      use.accept(jar);
      return new BuiltExperiment(jar, console).run(command);
    } finally {
      delete(folder);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("lacuna-");
    } catch (IOException e) {
      throw new RunException(
          "no temporary folder can be made in %s\n  TMPDIR=DIR names another, with room"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(TemporaryJar::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
