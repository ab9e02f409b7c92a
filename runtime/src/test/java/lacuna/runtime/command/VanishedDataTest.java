package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Constant;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of images that is gone amid a run and comes back. */
final class VanishedDataTest {
  private static final int IMAGES = 24;
  private static final Size SIZE = new Size(TinyStage.SIDE, TinyStage.SIDE);

  @TempDir Path folder;
  private Path data;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void drawImages() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    Random random = new Random(7);
    for (int i = 0; i < IMAGES; i++) {
      BufferedImage image =
          new BufferedImage(TinyStage.SIDE, TinyStage.SIDE, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < TinyStage.SIDE * TinyStage.SIDE; pixel++) {
        image.setRGB(pixel % TinyStage.SIDE, pixel / TinyStage.SIDE, random.nextInt(1 << 24));
      }
      ImageIO.write(image, "png", data.resolve("%02d.png".formatted(i)).toFile());
    }
  }

  /** {@code stays}: as of an unmounted file system, the empty folder stays. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopsTheRunWhichThenGoesOnExactly(boolean stays) throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(0, run(whole, () -> {}), said::toString);
    Path parts = folder.resolve("parts");
    Path away = folder.resolve("away");
    int[] steps = {0};
    Runnable vanish =
        () -> {
          if (++steps[0] == 3) {
            move(data, away);
            if (stays) {
              make(data);
            }
          }
        };
    assertEquals(RunException.STOPPED, run(parts, vanish), said::toString);
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("the images of " + data + " are gone"), text);
    assertTrue(text.contains("--resume goes on"), text);
    assertFalse(text.contains("skipped"), text);
    assertTrue(new StateFolder(parts.resolve("state/tiny")).exists());
    Files.deleteIfExists(data);
    move(away, data);
    assertEquals(0, run(parts, () -> {}, "--resume"), said::toString);
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(parts.resolve("model.safetensors")));
  }

  @Test
  void toleratesAFileThatIsGoneAlone() throws IOException {
    int[] steps = {0};
    Runnable remove =
        () -> {
          if (++steps[0] == 1) {
            data.resolve("05.png").toFile().delete();
          }
        };
    assertEquals(0, run(folder.resolve("run"), remove), said::toString);
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("skipped " + data), said::toString);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(Path to, Runnable step, String... more) {
    Experiment.Stage stage =
        new Experiment.Stage("tiny", this::recipe, at -> new Watched(at, step));
    Experiment experiment = new Experiment("tiny", VanishedDataTest.class, List.of(stage));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--out";
    arguments[1] = to.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Launcher.run(experiment, out, out, arguments);
  }

  /** 3 updates an epoch, 4 epochs. */
  private Recipe recipe() {
    return Recipe.builder()
        .image(SIZE)
        .data(new ImageFolder(data.toString(), false))
        .augment(List.of(new HorizontalFlip(SIZE, 3, 0.5)))
        .length(Duration.epochs(4))
        .batchSize(8)
        .optimizer(new Adamw(new Rate(0.002, 0), 0.05, List.of(0.9, 0.999), 1e-8, 1))
        .schedule(new Constant(Duration.steps(0), new Rate(0, 512)))
        .maxCorrupt(0.9)
        .workers(2)
        .build();
  }

  /** Tells of each of its steps. */
  private static final class Watched extends Stage {
    private final TinyStage stage;
    private final Runnable step;

    Watched(Weights at, Runnable step) {
      super(at);
      stage = new TinyStage(at);
      this.step = step;
    }

    @Override
    protected NDArray step(NDArray x) {
      step.run();
      return stage.step(x);
    }

    @Override
    protected void evaluate(NDArray x) {
      stage.evaluate(x);
    }
  }
}
