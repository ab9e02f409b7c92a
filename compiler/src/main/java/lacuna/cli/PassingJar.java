package lacuna.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;

/** Builds a spec's jar for one use and runs one of its verbs. */
final class PassingJar {
  private final Compilation compilation;
  private final Console console;

  PassingJar(SpecOptions options, Console console) {
    compilation = new Compilation(options, console);
    this.console = console;
  }

  /** Runs {@code verb} with the arguments; returns the exit code. */
  int run(String verb, List<String> others) throws IOException, ReflectiveOperationException {
    Optional<Plan> plan = compilation.plan();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    return run(plan.get(), console, verb, others);
  }

  /** The same for a plan that is there already. */
  static int run(Plan plan, Console console, String verb, List<String> others)
      throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("lacuna-");
    try {
      Path jar = new Compiler().jar(plan, folder);
      List<String> arguments = new ArrayList<>(List.of(verb));
      arguments.addAll(others);
      return new BuiltExperiment(jar, console).run(arguments);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(PassingJar::deleteOne);
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
