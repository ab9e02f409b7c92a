package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.SweepResult;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.overview.SpecIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a page that lists all specs of a folder. */
@Command(
    name = "index",
    description =
        "Checks all specs below a folder and writes a page of Markdown that lists them, with"
            + " parameters, FLOPs, tokens, AvgDist and published results.",
    footer = {"", "Example: lacuna index specs --out specs/README.md"})
final class IndexCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "FOLDER", description = "where the specs lie")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the page; links lead from its folder (default: printed, as if in FOLDER)")
  private @Nullable Path out;

  IndexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      console.err().println("error: there is no folder " + folder);
      return ExitCode.USAGE;
    }
    List<SpecIndex.Entry> entries = new ArrayList<>();
    boolean sound = true;
    Compiler compiler = new Compiler();
    for (Compiled compiled : compiled(compiler)) {
      SweepResult result = compiled.result;
      console.err().print(new TextRenderer(false).render(result.check().diagnostics()));
      if (result.check().hasErrors()) {
        console.err().println(result.check().summary() + " in " + compiled.spec);
        sound = false;
      }
      for (PlannedPoint point : result.points()) {
        entries.add(new SpecIndex.Entry(link(compiled.spec), point.plan()));
      }
    }
    if (!sound) {
      return ExitCode.SPEC;
    } else if (entries.isEmpty()) {
      console.err().println("error: no file below %s is a spec".formatted(folder));
      console.err().println("  a spec is a file NAME.lac with the line `experiment NAME`");
      return ExitCode.USAGE;
    }
    return write(SpecIndex.of(entries));
  }

  /** A spec and what became of it. */
  private record Compiled(Path spec, SweepResult result) {}

  private List<Compiled> compiled(Compiler compiler) throws IOException {
    ExecutorService pool = DeepStack.pool();
    try {
      List<CompletableFuture<Compiled>> all =
          specs().stream()
              .map(spec -> CompletableFuture.supplyAsync(() -> compile(compiler, spec), pool))
              .toList();
      return all.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private Compiled compile(Compiler compiler, Path spec) {
    Compiler.Options options = new Compiler.Options(List.of(folder, Path.of("")), List.of());
    return new Compiled(spec, compiler.sweep(spec, options));
  }

  private int write(String page) {
    if (out == null) {
      console.out().print(page);
      return ExitCode.OK;
    }
    try {
      Files.writeString(out, page);
    } catch (IOException failure) {
      console.err().println("error: %s cannot be written".formatted(out));
      console.err().println("  its folder must exist, and be yours to write to");
      return ExitCode.USAGE;
    }
    console.out().println(out);
    return ExitCode.OK;
  }

  /** From the page's folder to a spec. */
  private Path link(Path spec) {
    Path from = out == null ? folder : out.toAbsolutePath().getParent();
    return from.toAbsolutePath().normalize().relativize(spec.toAbsolutePath().normalize());
  }

  private List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".lac") && Files.isRegularFile(file))
          .filter(IndexCommand::isExperiment)
          .sorted()
          .toList();
    }
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
