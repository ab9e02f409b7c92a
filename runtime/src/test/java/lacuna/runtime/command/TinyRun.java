package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Cosine;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.RecipeBuilder;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;

/** Runs {@link TinyStage} as a user does, in 12 updates of 4 epochs, saved every second update. */
final class TinyRun {
  private static final Size IMAGE = new Size(TinyStage.SIDE, TinyStage.SIDE);
  private static final Rate NONE = new Rate(0, 512);

  private final Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private DataSource data = new Synthetic(24, 2);

  TinyRun(Path folder) {
    this.folder = folder;
  }

  /** The same on other images. */
  TinyRun on(DataSource images) {
    data = images;
    return this;
  }

  /** Runs; returns the exit code. */
  int run(String... options) {
    return run(recipe -> recipe, options);
  }

  /** Runs with another recipe; returns the exit code. */
  int run(UnaryOperator<RecipeBuilder> change, String... options) {
    Experiment.Stage stage =
        new Experiment.Stage("tiny", () -> change.apply(recipe()).build(), TinyStage::new);
    Experiment experiment = new Experiment("tiny", TinyStage.class, List.of(stage));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] all =
        Stream.concat(Stream.of("--out", folder.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Launcher.run(experiment, out, out, all);
  }

  /** What it has said since this was last asked; no words of Java's own are in it. */
  String said() {
    String text = said.toString(StandardCharsets.UTF_8);
    said.reset();
    for (String raw : List.of("Exception", "JsonNull", "java.", "out of bounds", "gson")) {
      assertFalse(text.contains(raw), text);
    }
    return text;
  }

  /** A file of the run. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The bytes of a file of the run. */
  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  /** The names in a folder of the run, sorted. */
  List<String> names(String inside) throws IOException {
    try (Stream<Path> files = Files.list(file(inside))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private RecipeBuilder recipe() {
    return Recipe.builder()
        .image(IMAGE)
        .data(data)
        .validation(new Synthetic(10, 2))
        .augment(List.of(new HorizontalFlip(IMAGE, 3, 0.5)))
        .length(Duration.epochs(4))
        .batchSize(8)
        .optimizer(new Adamw(new Rate(0.002, 0), 0.05, List.of(0.9, 0.999), 1e-8, 0.9))
        .schedule(new Cosine(Duration.steps(2), NONE, NONE, false))
        .checkpoint(Duration.steps(2))
        .workers(0);
  }
}
