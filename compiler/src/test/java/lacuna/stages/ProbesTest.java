package lacuna.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages that measure another while it trains, which must not notice. */
class ProbesTest {
  /** Of drop path and random crops, so that a draw too many or too few would show. */
  private static final String PRETRAIN =
      """
      experiment probes

      pretrain {
        image      = 16px
        data       = synthetic(count: 24, classes: 4)
        mask       = random(cell: 4px, ratio: 50%)
        encoder    = vit(width: 16, depth: 2, heads: 2, patch: 4px, drop_path: 30%)
        length     = 4 epochs
        batch_size = 8
        optimizer  = adamw(rate: 1e-2)
      }
      """;

  private static final String SET =
      """
        from       = pretrain.encoder
        image      = 16px
        data       = synthetic(count: 24, classes: 4)
        encoder    = pretrain.encoder
      """;

  private static final String LABELED =
      SET + "  validation = synthetic(count: 12, classes: 4)\n  classes = 4\n";

  private static final String PROBES =
      ("knn {\n  every = 2 epochs\n  k = 3\n" + LABELED + "}\n")
          + ("linear_probe {\n  every = 4 steps\n  length = 2 epochs\n  batch_size = 8\n"
              + "  optimizer = sgd(rate: 0.1)\n  precision = bf16\n" + LABELED + "}\n")
          + ("rank_me {\n  every = 1 epochs\n" + SET + "}\n");

  @TempDir private Path folder;

  @Test
  void changeNothingOfWhatTrainsAndGoOnAfterAnyStop() throws IOException {
    Path plain = train("plain", PRETRAIN);
    Path whole = train("whole", PRETRAIN + PROBES);
    assertEquals(losses(plain), losses(whole));
    assertArrayEquals(
        tensors(plain.resolve("model.safetensors")),
        tensors(whole.resolve("pretrain.safetensors")));
    assertFalse(Files.exists(whole.resolve("passed.safetensors")), "a copy was left");
    // three updates an epoch; four updates pass in the second, third and fourth
    Map<String, List<Integer>> expected =
        Map.of(
            "knn/top1", List.of(6, 12),
            "linear_probe/top1", List.of(6, 9, 12),
            "rank_me/rank_me", List.of(3, 6, 9, 12));
    expected.forEach(
        (name, updates) -> assertEquals(updates, List.copyOf(figures(whole, "pretrain", name).keySet())));
    for (String[] last :
        new String[][] {{"knn", "top1"}, {"rank_me", "rank_me"}, {"linear_probe", "top1"}}) {
      Map<Integer, Double> own = figures(whole, last[0], last[1]);
      assertEquals(
          own.get(own.size() == 1 ? 0 : 6), // of the last weights, after the probe's own training
          figures(whole, "pretrain", last[0] + "/" + last[1]).get(12),
          last[0]);
    }
    String report = Files.readString(whole.resolve("report.html"));
    assertTrue(report.contains("rank_me/rank_me</th>"));

    Path run = train("run", PRETRAIN + PROBES, "pretrain", "--steps=4");
    train("run", PRETRAIN + PROBES, "pretrain", "--steps=6", "--resume");
    Path metrics = run.resolve("metrics.jsonl");
    List<String> lines = Files.readAllLines(metrics);
    assertTrue(lines.get(lines.size() - 1).contains("rank_me"), "the last to measure");
    Files.write(metrics, lines.subList(0, lines.size() - 2)); // as of a process that died before
    train("run", PRETRAIN + PROBES, "--resume");
    assertEquals(losses(whole), losses(run));
    assertEquals(measured(whole), measured(run));
    assertArrayEquals(
        tensors(whole.resolve("pretrain.safetensors")),
        tensors(run.resolve("pretrain.safetensors")));
  }

  /** Features are the mean colors: so many each of red, green and blue, of length 1. */
  @ParameterizedTest
  @CsvSource({"4, 4, 4, 3.0", "4, 0, 0, 1.0", "4, 1, 1, 2.8284271", "9, 9, 0, 2.0"})
  void rankMeIsTheExponentialOfTheEntropyOfTheSingularValues(
      int red, int green, int blue, double rank) throws IOException {
    paint(red, 0xff0000);
    paint(green, 0x00ff00);
    paint(blue, 0x0000ff);
    String encoder =
        """
        experiment colors

        /// The mean of each color.
        encoder mean_color() {
          let width = channels
          let rows = image.height / 1px
          let columns = image.width / 1px

          forward(x: [batch, channels, image.height, image.width]) -> [batch, channels, image.height, image.width] {
            return x
          }

          pool(x: [batch, channels, image.height, image.width]) -> [batch, channels] {
            return mean(mean(x, axis: 3), axis: 2)
          }
        }

        rank_me {
          image              = 8px
          data               = image_folder("DATA", labels: false)
          validation_augment = []
          mean               = [0.0, 0.0, 0.0]
          std                = [1.0, 1.0, 1.0]
          batch_size         = 5
          encoder            = mean_color()
        }
        """;
    Path run = train("run", encoder.replace("DATA", folder.resolve("data").toString()));
    assertEquals(rank, figures(run, "rank_me", "rank_me").get(0), 1e-4);
  }

  @Test
  void sayWhatIsWrongBeforeAnythingTrains() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    paint(4, 0xff0000);
    String flat = LABELED.replace("data       = synthetic(count: 24, classes: 4)",
        "data = image_folder(\"" + folder.resolve("data") + "\")");
    String missing = flat.replace(folder.resolve("data").toString(), "/none/here");
    refused("`every` must be above 0", "knn {\n  every = 0 epochs\n" + LABELED + "}\n");
    refused("`every` needs `from`",
        "knn {\n  every = 1 epochs\n" + LABELED.replace("from       = pretrain.encoder", "") + "}\n");
    refused("`every` is set, but `from` names no stage that trains",
        "knn {\n  every = 1 epochs\n"
            + LABELED.replace("= pretrain.encoder\n  image", "= weights(\"x.pth\")\n  image")
            + "}\n");
    refused("this stage needs labels", "knn {\n  every = 1 epochs\n  k = 3\n" + flat + "}\n");
    refused("/none/here", "knn {\n  every = 1 epochs\n  k = 3\n" + missing + "}\n");
    refused("there is no `validation` on which to measure",
        "linear_probe {\n  every = 1 epochs\n  length = 1 epochs\n  batch_size = 8\n  classes = 4\n"
            + SET + "}\n");
  }

  @Test
  void oneThatReportsNothingStopsTheRunWithAMessage() throws IOException {
    String silent =
        """
        silent {
          every      = 1 epochs
          length     = 1 epochs
          batch_size = 8
          optimizer  = sgd(rate: 0.1)
          validation = synthetic(count: 12, classes: 4)
        SET
        }

        stage silent(encoder: encoder(image, channels, none) with (key: "")) {
          step(x: [batch, channels, image.height, image.width]) -> Loss {
            return sum(encoder.pool(x)) / batch
          }
        }
        """
            .replace("SET", SET);
    Path spec = Files.writeString(folder.resolve("silent.lac"), PRETRAIN + silent);
    Path run = folder.resolve("silent");
    Shell.Answer answer = Shell.lacuna("run", spec, "pretrain", "--device=cpu", "--out=" + run);
    assertEquals(3, answer.code(), answer.err());
    assertTrue(answer.err().contains("silent: `every` is set, and its `evaluate` reports no figure"),
        answer.err());
    assertTrue(answer.err().contains("the state after update 3 of 12 is saved"), answer.err());
  }

  private void refused(String why, String probe) throws IOException {
    Path spec = Files.writeString(folder.resolve("wrong.lac"), PRETRAIN + probe);
    Path run = folder.resolve("refused");
    Shell.Answer answer =
        Shell.lacuna("run", spec, "pretrain", "--device=cpu", "--out=" + run);
    assertTrue(answer.err().contains(why), () -> answer.out() + answer.err());
    assertTrue(answer.code() == 1 || answer.code() == 2, answer.err());
    assertFalse(Files.exists(run), "something was trained");
  }

  private Path train(String name, String spec, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.lac"), spec);
    Path run = folder.resolve(name);
    List<Object> words = new ArrayList<>(List.of("run", file, "--device=cpu", "--out=" + run));
    words.addAll(List.of(options));
    Shell.succeeds(words.toArray());
    return run;
  }

  private void paint(int count, int rgb) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int place = 0; place < 64; place++) {
      image.setRGB(place % 8, place / 8, rgb);
    }
    for (int i = 0; i < count; i++) {
      ImageIO.write(image, "png", data.resolve("%06x-%d.png".formatted(rgb, i)).toFile());
    }
  }

  private static List<JsonObject> lines(Path run, String stage) {
    try {
      return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
          .map(line -> JsonParser.parseString(line).getAsJsonObject())
          .filter(line -> line.get("stage").getAsString().equals(stage))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Update, loss and gradient norm of each line of the training. */
  private static List<String> losses(Path run) {
    return lines(run, "pretrain").stream()
        .filter(line -> line.has("loss"))
        .map(line -> line.get("update") + " " + line.get("loss") + " " + line.get("grad_norm"))
        .toList();
  }

  private static List<String> measured(Path run) {
    return lines(run, "pretrain").stream()
        .filter(line -> line.has("metrics"))
        .map(JsonObject::toString)
        .toList();
  }

  /** A figure by update. */
  private static Map<Integer, Double> figures(Path run, String stage, String name) {
    Map<Integer, Double> figures = new TreeMap<>();
    for (JsonObject line : lines(run, stage)) {
      if (line.has("metrics") && line.getAsJsonObject("metrics").has(name)) {
        figures.put(
            line.get("update").getAsInt(), line.getAsJsonObject("metrics").get(name).getAsDouble());
      }
    }
    return figures;
  }

  /** The bytes behind the header, which names the plan. */
  private static byte[] tensors(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int header = (int) java.nio.ByteBuffer.wrap(all)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
    return java.util.Arrays.copyOfRange(all, 8 + header, all.length);
  }
}
