package lacuna.runtime.command;

import static lacuna.runtime.tensor.Tensors.div;
import static lacuna.runtime.tensor.Tensors.linear;
import static lacuna.runtime.tensor.Tensors.mul;
import static lacuna.runtime.tensor.Tensors.reshape;
import static lacuna.runtime.tensor.Tensors.sub;
import static lacuna.runtime.tensor.Tensors.sum;
import static lacuna.runtime.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import lacuna.runtime.RunException;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.init.Normal;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Constant;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that ends amid a run, and the same run with its batches split further. */
final class FullMemoryTest {
  private static final int SIDE = 8;
  private static final int VALUES = 3 * SIDE * SIDE;
  private static final long MORE_THAN_ANY_MACHINE_HAS = 1L << 50;

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** What takes the memory when a number of images goes through at once. */
  private enum Hunger {
    ENGINE(images -> zeros(MORE_THAN_ANY_MACHINE_HAS)),
    JAVA(
        images -> {
          throw new OutOfMemoryError("Cannot reserve 8 bytes of direct buffer memory");
        });

    private final LongConsumer eats;

    Hunger(LongConsumer eats) {
      this.eats = eats;
    }
  }

  /** Reconstructs images by a linear map, without anything random. */
  private static final class Hungry extends Stage {
    private final NDArray weight;
    private final LongConsumer eats;

    Hungry(Weights at, LongConsumer eats) {
      super(at);
      this.eats = eats;
      weight = at.in("map").param("weight", new Normal(0.02), VALUES, VALUES);
    }

    @Override
    protected NDArray step(NDArray x) {
      eats.accept(x.size(0));
      NDArray flat = reshape(x, x.size(0), VALUES);
      NDArray far = sub(linear(flat, weight, null), flat);
      return div(sum(mul(far, far)), x.size(0) * VALUES);
    }

    @Override
    protected void evaluate(NDArray x) {
      metric("loss", step(x));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENGINE", "JAVA"})
  void savesTheStateAndGoesOnInMoreParts(String hunger) throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(0, run(whole, 1, images -> {}));
    Path full = folder.resolve("full");
    int[] steps = {0};
    LongConsumer third =
        images -> {
          if (images > 2 && ++steps[0] == 3) {
            Hunger.valueOf(hunger).eats.accept(images);
          }
        };
    assertEquals(RunException.STOPPED, run(full, 1, third), said::toString);
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains(" is full: update 3 needs "), text);
    assertTrue(text.contains("accumulate = 2 lets 4 through at once"), text);
    assertTrue(text.contains("the state after update 2 of 6 is saved"), text);
    assertEquals(0, run(full, 4, third, "--resume"), said::toString);
    List<JsonObject> expected = updates(whole);
    List<JsonObject> found = updates(full);
    assertEquals(6, found.size());
    for (int i = 0; i < 6; i++) {
      double loss = expected.get(i).get("loss").getAsDouble();
      assertEquals(loss, found.get(i).get("loss").getAsDouble(), 1e-5 * loss, "update " + i);
    }
  }

  @Test
  void saysHowMuchTheEngineWasAskedFor() {
    run(folder, 1, Hunger.ENGINE.eats);
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("the memory of this machine is full: update 1 needs 4503"), text);
  }

  @Test
  void refusesAnotherBatch() {
    run(folder, 1, images -> {}, "--steps", "2");
    Recipe other = recipe(1).but().batchSize(4).build();
    assertEquals(RunException.NOT_STARTED, run(folder, other, images -> {}, "--resume"));
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("now it has seed 0, batch_size 4"), text);
  }

  private int run(Path out, int accumulate, LongConsumer eats, String... more) {
    return run(out, recipe(accumulate), eats, more);
  }

  private int run(Path to, Recipe recipe, LongConsumer eats, String... more) {
    Experiment.Stage stage =
        new Experiment.Stage("hungry", () -> recipe, at -> new Hungry(at, eats));
    Experiment experiment = new Experiment("hungry", FullMemoryTest.class, List.of(stage));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--out";
    arguments[1] = to.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Launcher.run(experiment, out, out, arguments);
  }

  /** 24 images in updates of 8: 3 updates an epoch, 2 epochs. */
  private static Recipe recipe(int accumulate) {
    return Recipe.builder()
        .image(new Size(SIDE, SIDE))
        .data(new Synthetic(24, 2))
        .length(Duration.epochs(2))
        .batchSize(8)
        .accumulate(accumulate)
        .optimizer(new Adamw(new Rate(0.002, 0), 0.05, List.of(0.9, 0.999), 1e-8, 1))
        .schedule(new Constant(Duration.steps(0), new Rate(0, 512)))
        .workers(1)
        .build();
  }

  private static List<JsonObject> updates(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(line -> line.has("loss"))
        .toList();
  }
}
