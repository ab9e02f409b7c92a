package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.data.ImageList;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.survey.DataSurvey;
import lacuna.runtime.survey.FactsJson;
import lacuna.runtime.survey.FactsText;
import lacuna.runtime.survey.SourceFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what images there are, before anything trains on them. */
@Command(
    description = {
      "Tells what images there are before anything trains: classes, formats, sizes, broken, flat and"
          + " duplicate images, files that are left out, and the mean and standard deviation of each"
          + " channel as lines of a spec.",
      "Of a spec, the images of `data` and `validation` of each stage; else those of a folder, or those"
          + " that a list names. All of them are read, as a run reads them."
    })
public final class DataOptions implements ExperimentCommand {
  @Option(names = "--json", description = "print a line of JSON for each source")
  private boolean json;

  @Option(
      names = "--html",
      description = "one page of HTML; of a spec with images as its networks see them")
  private boolean html;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "the file of the page; without it the page is printed")
  private @Nullable Path out;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "threads that read images (default: one per core)")
  private @Nullable Integer workers;

  private Map<String, List<List<String>>> masks = Map.of();

  @Override
  public String name() {
    return "data";
  }

  /**
   * Lays masks over the images of stages.
   *
   * @param drawn of single images, by stage: rows of cells each, {@code #} for a hidden one
   */
  public void show(Map<String, List<List<String>>> drawn) {
    masks = Map.copyOf(drawn);
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException {
    requireForm();
    DataSurvey survey =
        DataSurvey.of(
            experiment, RunFolder.plan(experiment.anchor()), threads(), masks, html, err);
    return tell(survey, experiment.name(), out);
  }

  /**
   * The same for one source, without a spec.
   *
   * @param path of a folder, or of a file that lists images
   * @throws RunException where it has no images
   */
  public int run(Path path, PrintStream out, PrintStream err) throws IOException {
    requireForm();
    String name = path.toString();
    DataSource source =
        Files.isDirectory(path)
            ? new ImageFolder(name, true)
            : new ImageList(name, "", ImageOptions.DEFAULT);
    return tell(DataSurvey.of(source, source.options().channels(), threads(), err), name, out);
  }

  private void requireForm() {
    if (html && json || out != null && !html) {
      throw new RunException(
          """
          --json and --html exclude each other, and --out takes the page of --html
            as in: --html --out data.html\
          """);
    }
    if (workers != null && (workers < 1 || workers > 256)) {
      throw new RunException("--workers must be from 1 to 256; it is " + workers);
    }
  }

  private int threads() {
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }

  private int tell(DataSurvey survey, String name, PrintStream printed) throws IOException {
    if (html) {
      PageFile.leave(survey.page(name), out, printed);
      return 0;
    }
    boolean first = true;
    for (SourceFacts facts : survey.facts()) {
      if (!json && !first) {
        printed.println();
      }
      printed.print(json ? FactsJson.of(facts) : Printable.text(FactsText.of(facts)));
      first = false;
    }
    return 0;
  }
}
