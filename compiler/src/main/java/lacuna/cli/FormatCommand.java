package lacuna.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.diagnostic.Summary;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.format.FormattedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes files in the canonical form. */
@Command(
    name = "fmt",
    description =
        "Formats specs and files of components: one form, without options. Comments stay where they"
            + " are. A file with syntax errors is left as it is.",
    footer = {
      "",
      "Example: lacuna fmt my_spec.lac components",
      "         lacuna fmt --check .",
      "It returns 0 when all is formatted, 1 when a file has syntax errors or, with --check,",
      "another form."
    })
final class FormatCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "files, folders with files NAME.lac, or - for standard input")
  private List<Path> paths = List.of();

  @Option(names = "--check", description = "list the files that are not formatted, change none")
  private boolean check;

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (paths.equals(List.of(STANDARD_INPUT))) {
      return formatted(FormattedFile.read(Path.of("standard input"), System.in));
    }
    int code = ExitCode.OK;
    for (Path path : FormattedFile.find(paths)) {
      code = Math.max(code, formatted(FormattedFile.read(path)));
    }
    return code;
  }

  private int formatted(FormattedFile file) throws IOException {
    if (file.formatted().text().isEmpty()) {
      var errors = file.formatted().diagnostics();
      console.err().println(new TextRenderer(false).render(errors));
      console.err().println(Summary.of(errors) + " in " + file.path() + ", which stays as it is");
      return ExitCode.SPEC;
    }
    if (check) {
      if (file.differs()) {
        console.out().println(file.path());
      }
      return file.differs() ? ExitCode.SPEC : ExitCode.OK;
    }
    if (paths.contains(STANDARD_INPUT)) {
      console.out().print(file.formatted().text().get());
    } else if (file.differs()) {
      file.write();
      console.out().println(file.path());
    }
    return ExitCode.OK;
  }
}
