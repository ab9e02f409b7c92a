package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.compiler.draft.ImageFacts;
import lacuna.compiler.draft.SpecDraft;
import lacuna.runtime.command.PageFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a first spec. */
@Command(
    name = "new",
    description =
        "Writes a first spec with comments. For a folder of images it looks at these and chooses"
            + " sizes, batch and length, and says why.",
    footer = {"", "Example: lacuna new --data photos -o photos.lac"})
final class NewCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "a folder of JPEG and PNG files (default: synthetic images)")
  private @Nullable Path data;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "the spec (default: the folder's name or my_experiment, and .lac)")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "replace the file if it is there")
  private boolean overwrite;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path file = out == null ? Path.of(name(data) + ".lac") : out;
    boolean replaced = Files.exists(file);
    if (replaced && !overwrite) {
      console.err().println("error: %s is there already".formatted(file));
      console.err().println("  --overwrite replaces it, -o FILE writes another");
      return ExitCode.USAGE;
    }
    ImageFacts facts = data == null ? ImageFacts.synthetic() : ImageFacts.of(data);
    SpecDraft draft = SpecDraft.of(facts, file.toString());
    PageFile.write(draft.text(), file);
    console.out().println((replaced ? "replaced " : "wrote ") + file);
    draft.reasons().forEach(reason -> console.out().println("  " + reason));
    console.out().println("next: lacuna run " + file);
    return ExitCode.OK;
  }

  private static String name(@Nullable Path folder) {
    Path name = folder == null ? null : folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "my_experiment" : name.toString();
  }
}
