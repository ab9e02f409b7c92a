package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Plan;

/** The files of the language below a folder; those that are specs are compiled at once. */
final class SpecFolder {
  private final Path folder;

  SpecFolder(Path folder) {
    this.folder = folder;
  }

  /** A spec and what became of it. */
  record Compiled(Path spec, Compiler.CompileResult result) {

    /** Prints its messages; whether it has a plan. */
    boolean print(Console console) {
      console.err().print(new TextRenderer(false).render(result.check().diagnostics()));
      if (result.plan() == null) {
        console.err().println(result.check().summary() + " in " + spec);
      }
      return result.plan() != null;
    }

    /** Its plan, where it has one. */
    Plan plan() {
      return Objects.requireNonNull(result.plan());
    }
  }

  /** All files, specs or not. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".lac") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** The specs, in the order of their paths. */
  List<Compiled> compiled(Compiler compiler) throws IOException {
    ExecutorService pool = DeepStack.pool();
    try {
      List<CompletableFuture<Compiled>> all =
          files().stream()
              .filter(SpecFolder::isExperiment)
              .map(spec -> CompletableFuture.supplyAsync(() -> compile(compiler, spec), pool))
              .toList();
      return all.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private Compiled compile(Compiler compiler, Path spec) {
    Compiler.Options options = new Compiler.Options(List.of(folder, Path.of("")), List.of());
    return new Compiled(spec, compiler.compile(spec, options));
  }

  /** Files without that line hold components, which specs import. */
  private static boolean isExperiment(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("experiment "));
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return true; // checking it says what is wrong
    }
  }
}
