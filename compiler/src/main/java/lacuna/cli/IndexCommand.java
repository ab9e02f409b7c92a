package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.overview.SpecIndex;
import lacuna.runtime.command.PageFile;
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
  @Mixin private OfflineOption offline = new OfflineOption();

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
    for (SpecFolder.Compiled compiled : new SpecFolder(folder).compiled(offline.compiler())) {
      if (compiled.print(console)) {
        Path link = link(compiled.spec());
        compiled.plans().forEach(plan -> entries.add(new SpecIndex.Entry(link, plan)));
      } else {
        sound = false;
      }
    }
    if (!sound) {
      return ExitCode.SPEC;
    } else if (entries.isEmpty()) {
      console.err().println("error: no file below %s is a spec".formatted(folder));
      console.err().println("  a spec is a file NAME.lac with the line `experiment NAME`");
      return ExitCode.USAGE;
    }
    PageFile.leave(SpecIndex.of(entries), out, console.out());
    return ExitCode.OK;
  }

  /** From the page's folder to a spec. */
  private Path link(Path spec) {
    Path from = out == null ? folder : out.toAbsolutePath().getParent();
    return from.toAbsolutePath().normalize().relativize(spec.toAbsolutePath().normalize());
  }
}
