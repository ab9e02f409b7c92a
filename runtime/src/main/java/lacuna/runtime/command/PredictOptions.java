package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.Printable;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.PartFile;
import lacuna.runtime.inference.ImagePass;
import lacuna.runtime.inference.Predictions;
import lacuna.runtime.inference.TrainedWeights;
import lacuna.runtime.run.ClassCount;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which classes a trained classifier sees in images. */
@Command(
    description = {
      "Tells which classes a trained classifier sees in images, with their probabilities.",
      RunImages.FILES
    },
    footer = {"", "Example: predict runs/pets photo.jpg --top 3"})
public final class PredictOptions implements ExperimentCommand {
  /** The part of a stage that gives the logits. */
  private static final String HEAD = "head";

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = "the stage (default: the last that learns to classify)")
  private @Nullable String stage;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "the K likeliest classes of an image (default: 1)")
  private int top = 1;

  @Option(names = "--json", description = "a line of JSON for each image, not CSV")
  private boolean json;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "the file to write (default: the standard output)")
  private @Nullable Path file;

  @Mixin private RunImages given = new RunImages();
  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "predict";
  }

  /** The folder of the run. */
  public Path run() {
    return given.run();
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException {
    if (top < 1) {
      throw new RunException("--top must be at least 1; it is " + top);
    }
    RunFolder folder = new RunFolder(given.run(), experiment);
    Experiment.Stage chosen = chosen(experiment);
    List<String> names = folder.classes().of(chosen.name());
    List<Path> files = given.files();
    Recipe recipe = chosen.recipe().get();
    PrintStream notes = file == null ? err : out;
    try (Network network = new Network(recipe, chosen.network(), device.device())) {
      new TrainedWeights(
              folder, chosen.name(), given.best(), line -> notes.println(Printable.text(line)))
          .load(network);
      ImagePass pass = new ImagePass(network, recipe, chosen.name(), HEAD, notes);
      if (file == null) {
        over(pass, files, new Predictions(names, top, json, out));
        return 0;
      }
      try (PartFile results = PartFile.create(file)) {
        int read = over(pass, files, new Predictions(names, top, json, results.stream()));
        results.complete();
        out.println(Printable.text("%s: %d images".formatted(file, read)));
      }
    }
    return 0;
  }

  private static int over(ImagePass pass, List<Path> files, Predictions predictions)
      throws IOException {
    return pass.over(
        files, (stage, pixels, labels) -> stage.measure(pixels, labels), predictions);
  }

  /** The stage that is named, or the last that learns to classify. */
  private Experiment.Stage chosen(Experiment experiment) {
    String plan = RunFolder.plan(experiment.anchor());
    List<Experiment.Stage> able =
        experiment.stages().stream()
            .filter(each -> ClassCount.of(plan, each.name()).isPresent())
            .filter(each -> each.recipe().get().training() != null)
            .toList();
    if (stage == null && !able.isEmpty()) {
      return able.get(able.size() - 1);
    }
    Experiment.Stage named = experiment.one(stage);
    if (able.contains(named)) {
      return named;
    }
    throw new RunException(
        """
        the stage `%s` does not learn to classify, so it predicts no classes
          %s\
        """
            .formatted(
                named.name(),
                able.isEmpty()
                    ? "add a stage that does to the spec, such as finetune or linear_probe"
                    : "choose another by --stage: "
                        + String.join(", ", able.stream().map(Experiment.Stage::name).toList())));
  }
}
