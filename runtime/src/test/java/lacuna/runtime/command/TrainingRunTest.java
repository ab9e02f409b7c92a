package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Cosine;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.RecipeBuilder;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of a network that is small enough to train in a moment. */
final class TrainingRunTest {
  private static final Rate NONE = new Rate(0, 512);
  private static final Size IMAGE = new Size(TinyStage.SIDE, TinyStage.SIDE);

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void leavesEverythingThatARunHas() throws IOException {
    assertEquals(0, run(recipe -> recipe, "--out", folder.toString()), said::toString);
    List<JsonObject> lines = updates(folder);
    assertEquals(12, lines.size());
    double first = lines.get(0).get("loss").getAsDouble();
    double last = lines.get(11).get("loss").getAsDouble();
    assertTrue(last < first, first + " to " + last);
    assertEquals(4, evaluations(folder).size());
    for (String name : List.of("report.html", "plan.json", "environment.json")) {
      assertTrue(Files.size(folder.resolve(name)) > 0, name);
    }
    assertTrue(Files.exists(folder.resolve("samples/tiny/07-reconstruction.png")));
    try (SafetensorsReader model = SafetensorsReader.open(folder.resolve("model.safetensors"))) {
      assertEquals(List.of("map.weight", "map.bias"), List.copyOf(model.tensors().keySet()));
      assertEquals("{}", model.metadata().get("plan"));
    }
  }

  @Test
  void goesOnExactlyWhereItStopped() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    run(recipe -> recipe, "--out", whole.toString());
    run(recipe -> recipe, "--out", parts.toString(), "--steps", "5");
    assertEquals(5, updates(parts).size());
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("--resume goes on from here"));
    run(recipe -> recipe.workers(0), "--out", parts.toString(), "--resume");
    assertEquals(losses(whole), losses(parts));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(parts.resolve("model.safetensors")));
  }

  @Test
  void stopsBeforeALossThatIsNotFiniteChangesTheWeights() {
    int code =
        run(
            recipe -> recipe.clip(null).optimizer(adamw(1e30)).schedule(cosine(Duration.epochs(0))),
            "--out",
            folder.toString());
    String text = said.toString(StandardCharsets.UTF_8);
    assertEquals(RunException.STOPPED, code, text);
    assertTrue(text.contains("worst gradients"), text);
    assertTrue(text.contains("map.weight: gradient norm"), text);
    assertTrue(new StateFolder(folder.resolve("state/tiny-failed")).exists());
    assertTrue(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void doesNotTouchARunThatIsThere() throws IOException {
    run(recipe -> recipe, "--out", folder.toString());
    List<String> before = losses(folder);
    assertEquals(2, run(recipe -> recipe, "--out", folder.toString()));
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("--overwrite"));
    assertEquals(0, run(recipe -> recipe.seed(1), "--out", folder.toString(), "--overwrite"));
    assertFalse(before.equals(losses(folder)));
    assertEquals(before.size(), losses(folder).size());
  }

  @Test
  void refusesToGoOnWithAnotherSeed() {
    run(recipe -> recipe, "--out", folder.toString(), "--steps", "2");
    assertEquals(2, run(recipe -> recipe.seed(7), "--out", folder.toString(), "--resume"));
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("now it has seed 7"), text);
  }

  @Test
  void refusesFewerImagesThanABatch() {
    refuses(recipe -> recipe.batchSize(1000), "24 images are fewer than one batch of 1000");
  }

  @Test
  void countsNoEmptyFilesAsImages() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int i = 0; i < 8; i++) {
      Files.write(images.resolve(i + ".png"), new byte[i < 5 ? 100 : 0]);
    }
    ImageFolder source = new ImageFolder(images.toString(), false);
    refuses(
        recipe -> recipe.data(source).batchSize(6), "5 images are fewer than one batch of 6");
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("(3 more files are empty)"));
  }

  @Test
  void refusesAWarmUpBeyondTheEnd() {
    refuses(
        recipe -> recipe.schedule(cosine(Duration.epochs(9))),
        "the schedule is longer than the training: its warm-up is 9 epochs, the training 4 epochs");
  }

  @Test
  void refusesARunWithoutUpdates() {
    refuses(recipe -> recipe.length(Duration.steps(0)), "`length` must be at least 1; it is 0");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertEquals(2, run(recipe -> recipe, "--resum"));
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("--resume"), text);
  }

  @Test
  void namesTheStagesThereAre() {
    assertEquals(2, run(recipe -> recipe, "finetune"));
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("has no stage `finetune`; it has tiny"), text);
  }

  @Test
  void timesStepsOnOneLineOfJson() {
    assertEquals(0, run(r -> r, "bench", "--batch", "4", "--steps", "2", "--json"), said::toString);
    JsonObject figures =
        JsonParser.parseString(said.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertEquals(4, figures.get("batch").getAsInt());
    assertTrue(figures.get("seconds_median").getAsDouble() >= 0);
    assertTrue(figures.get("peak_bytes").getAsLong() > 0);
  }

  private void refuses(UnaryOperator<RecipeBuilder> change, String reason) {
    int code = run(change, "--out", folder.toString());
    String text = said.toString(StandardCharsets.UTF_8);
    assertEquals(2, code, text);
    assertTrue(text.contains(reason), text);
  }

  private int run(UnaryOperator<RecipeBuilder> change, String... arguments) {
    Experiment.Stage stage =
        new Experiment.Stage("tiny", () -> change.apply(recipe()).build(), TinyStage::new);
    Experiment experiment = new Experiment("tiny", TinyStage.class, List.of(stage));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Launcher.run(experiment, out, out, arguments);
  }

  /** 24 images in updates of 2 parts of 4: 3 updates an epoch, 4 epochs. */
  private static RecipeBuilder recipe() {
    return Recipe.builder()
        .image(IMAGE)
        .data(new Synthetic(24, 2))
        .validation(new Synthetic(10, 2))
        .augment(List.of(new HorizontalFlip(IMAGE, 3, 0.5)))
        .length(Duration.epochs(4))
        .batchSize(8)
        .accumulate(2)
        .optimizer(adamw(0.002))
        .schedule(cosine(Duration.steps(2)))
        .clip(1.0)
        .workers(2);
  }

  private static Adamw adamw(double rate) {
    return new Adamw(new Rate(rate, 0), 0.05, List.of(0.9, 0.999), 1e-8, 0.9);
  }

  private static Cosine cosine(Duration warmup) {
    return new Cosine(warmup, NONE, NONE, false);
  }

  private static List<String> losses(Path run) throws IOException {
    return updates(run).stream()
        .map(line -> line.get("update") + " " + line.get("loss") + " " + line.get("grad_norm"))
        .toList();
  }

  private static List<JsonObject> updates(Path run) throws IOException {
    return lines(run).stream().filter(line -> line.has("loss")).toList();
  }

  private static List<JsonObject> evaluations(Path run) throws IOException {
    return lines(run).stream().filter(line -> line.has("metrics")).toList();
  }

  private static List<JsonObject> lines(Path run) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      objects.add(JsonParser.parseString(line).getAsJsonObject());
    }
    return objects;
  }
}
