package lacuna.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Neighbors of plain colors, whose classes overlap. The expected numbers of right answers were
 * computed with PyTorch 2.7.1 on the same colors by the published formula: the cosine of (color /
 * 255 - 0.5) / 0.5, the {@code k} largest, one vote of exp(cosine / temperature) each.
 */
class KnnTest {
  private static final int CLASSES = 8;
  private static final int SIDE = 8;
  private static final int MEASURED = 40;

  @TempDir private Path folder;
  private long state = 12345;

  @BeforeEach
  void paints() throws IOException {
    int[][] centers = new int[CLASSES][];
    for (int c = 0; c < CLASSES; c++) {
      centers[c] = new int[] {60 + draw(136), 60 + draw(136), 60 + draw(136)};
    }
    paint("data", centers, 15);
    paint("validation", centers, MEASURED / CLASSES);
  }

  private int draw(int below) {
    state = (state * 1103515245 + 12345) % (1L << 31);
    return (int) ((state >> 16) % below);
  }

  private void paint(String set, int[][] centers, int each) throws IOException {
    for (int c = 0; c < CLASSES; c++) {
      Path own = Files.createDirectories(folder.resolve(set).resolve("class" + c));
      for (int i = 0; i < each; i++) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          int level = centers[c][channel] + draw(201) - 100;
          rgb = rgb << 8 | Math.max(0, Math.min(255, level));
        }
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int place = 0; place < SIDE * SIDE; place++) {
          image.setRGB(place % SIDE, place / SIDE, rgb);
        }
        ImageIO.write(image, "png", own.resolve("%02d.png".formatted(i)).toFile());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.07, 10, 10",
    "5, 0.07, 9, 26",
    "20, 0.07, 10, 36",
    "20, 1.0, 11, 37",
    "120, 0.02, 8, 35",
    "120, 10.0, 13, 36"
  })
  void votesAsThePublishedFormula(int k, double temperature, int top1, int top5)
      throws IOException {
    run("--set=knn.k=" + k, "--set=knn.temperature=" + temperature);
    assertFigures(top1, top5);
  }

  @ParameterizedTest
  @CsvSource({"0, 256", "1, 7", "3, 16"})
  void givesTheSameWhateverTheWorkersAndTheBatch(int workers, int batch) throws IOException {
    run("--set=knn.workers=" + workers, "--set=knn.batch_size=" + batch);
    assertFigures(10, 36);
  }

  @Test
  void isFinishedOnceItIsFinished() throws IOException {
    run();
    String before = metrics();
    String again = run("--resume");
    assertTrue(again.contains("knn is finished already"), again);
    assertEquals(before, metrics());
    assertFalse(Files.exists(folder.resolve("run/model.safetensors")), "nothing was learned");
    String report = Files.readString(folder.resolve("run/report.html"));
    assertFalse(report.contains("No update"), "a stage without updates lacks none");
  }

  @Test
  void hasNoStepsToTimeToTraceOrToCount() {
    String spec = spec().toString();
    refuses("knn trains nothing: it has no step to time", "bench", spec);
    refuses(
        "knn trains nothing: it has no step to trace",
        "trace",
        spec,
        "--weights=w",
        "--input=i",
        "--out=" + folder.resolve("trace"));
    refuses("knn trains nothing, so it makes no updates", "run", spec, "--steps=3");
    assertFalse(Files.exists(folder.resolve("trace")), "nothing half written");
  }

  @Test
  void refusesImagesWhoseLabelsMeanSomethingElse() throws IOException {
    Files.move(folder.resolve("validation/class3"), folder.resolve("validation/other"));
    refuses("`validation` has a class that `data` lacks: other", commandLine());
  }

  private void refuses(String reason, String... words) {
    Shell.Answer answer = Shell.lacuna((Object[]) words);
    assertEquals(2, answer.code(), answer.err());
    assertTrue(answer.err().contains(reason), answer.err());
  }

  private void assertFigures(int top1, int top5) throws IOException {
    JsonObject line = JsonParser.parseString(metrics()).getAsJsonObject();
    JsonObject figures = line.getAsJsonObject("metrics");
    assertEquals(top1 / (double) MEASURED, figures.get("top1").getAsDouble(), 1e-6, "top1");
    assertEquals(top5 / (double) MEASURED, figures.get("top5").getAsDouble(), 1e-6, "top5");
  }

  /** One line, for there is one evaluation. */
  private String metrics() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    assertEquals(1, lines.size());
    return lines.get(0);
  }

  private String run(String... options) {
    return Shell.succeeds((Object[]) commandLine(options));
  }

  private String[] commandLine(String... options) {
    String[] words = new String[options.length + 6];
    words[0] = "run";
    words[1] = spec().toString();
    words[2] = "--device=cpu";
    words[3] = "--out=" + folder.resolve("run");
    words[4] = "--set=knn.data.path=\"%s\"".formatted(folder.resolve("data"));
    words[5] = "--set=knn.validation.path=\"%s\"".formatted(folder.resolve("validation"));
    System.arraycopy(options, 0, words, 6, options.length);
    return words;
  }

  private static Path spec() {
    try {
      return Path.of(
          Objects.requireNonNull(KnnTest.class.getResource("/lacuna/stages/colors.lac")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
