package lacuna.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.command.RunExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports the weights of a run for another library. */
@Command(
    name = "export",
    description =
        "Writes the weights of a run for another library: model.safetensors under that library's"
            + " names, and config.json where its models have settings.",
    footer = {
      "",
      "NAMES is official, or what a table of the encoder is for: timm, transformers,",
      "torchvision, or one of your own (names LIBRARY for ENCODER { ... }).",
      "",
      "Example: lacuna export runs/first --as timm",
      "         then, in Python: timm.create_model(\"local-dir:runs/first/timm\", pretrained=True)"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "the folder of a run")
  private Path run = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "NAMES",
      required = true,
      description = "whose names the tensors are to have: official, timm, transformers, ...")
  private String library = "";

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "whose weights (default: the last stage that is finished)")
  private @Nullable String stage;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder to write (default: one in RUN, called NAMES)")
  private @Nullable Path out;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      console.out().println(Printable.text(new RunExport(run).write(library, stage, out)));
      return ExitCode.OK;
    } catch (RunException e) {
      console.err().println("error: " + e.getMessage());
      return e.exitCode();
    }
  }
}
