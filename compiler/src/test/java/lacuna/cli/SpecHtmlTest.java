package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a spec, and the shapes of its layers. */
class SpecHtmlTest {
  private static final Path ABLATIONS = Path.of("..", "specs", "simmim", "swin_base_100ep.lac");
  private static final Path FIRST = Path.of("..", "examples", "first.lac");

  @TempDir private static Path folder;

  private static String page = "";

  @BeforeAll
  static void writePage() throws IOException {
    Path file = folder.resolve("page.html");
    assertEquals(file + "\n", Shell.succeeds("explain", ABLATIONS, "--html", "-o", file));
    page = Files.readString(file);
  }

  @Test
  void needsNothingBesideItself() {
    List<String> outside =
        found("(?:src|href)=\"([^\"]*)\"", page).stream()
            .map(link -> link.group(1))
            .filter(link -> !link.startsWith("#") && !link.startsWith("data:"))
            .toList();
    assertEquals(List.of(), outside);
    assertTrue(page.contains("default-src 'none'"));
  }

  @Test
  void drawsMasksOfTheirRatio() {
    // 60% of 6 by 6 cells, rounded up
    List<MatchResult> hidden = found("class=\"hidden\" d=\"([^\"]*)\"/></svg>\n", page);
    List<MatchResult> visible = found("class=\"visible\" d=\"([^\"]*)\"/><path", page);
    assertEquals(8, hidden.size());
    assertEquals(8, visible.size());
    hidden.forEach(mask -> assertEquals(22, found("M", mask.group(1)).size()));
    visible.forEach(mask -> assertEquals(14, found("M", mask.group(1)).size()));
    assertEquals(8, hidden.stream().map(mask -> mask.group(1)).distinct().count(), "all differ");
  }

  @Test
  void knowsEveryScheduleOfTheLibrary() throws IOException {
    Map<String, String> required =
        Map.of("multistep", "milestones: [100 steps]", "step", "step_size: 100 steps");
    String library = Files.readString(Path.of("..", "stdlib", "recipes.lac"));
    for (MatchResult schedule : found("external schedule (\\w+)", library)) {
      String name = schedule.group(1);
      String call = "%s(%s)".formatted(name, required.getOrDefault(name, ""));
      String drawn = Shell.succeeds("explain", FIRST, "--html", "--set=pretrain.schedule=" + call);
      assertTrue(drawn.contains("\"title\":\"learning rate\""), name);
    }
  }

  @Test
  void drawsTheLearningRateOfEachStage() {
    List<MatchResult> charts = found("<script type=\"application/json\">(.*?)</script>", page);
    assertEquals(2, charts.size());
    JsonObject chart = JsonParser.parseString(charts.get(0).group(1)).getAsJsonObject();
    assertEquals("learning rate", chart.get("title").getAsString());
    assertEquals("epoch", chart.get("x").getAsString(), "how many images there are is not known");
    JsonObject line = chart.getAsJsonArray("lines").get(0).getAsJsonObject();
    JsonArray xs = line.getAsJsonArray("xs");
    JsonArray ys = line.getAsJsonArray("ys");
    double top = 2e-4 * 2048 / 512;
    double floor = 1e-5 * 2048 / 512;
    assertEquals(1e-6 * 2048 / 512, ys.get(0).getAsDouble(), 1e-12);
    assertEquals(100, xs.get(xs.size() - 1).getAsDouble(), 0.01);
    int after = 0;
    for (int i = 0; i < xs.size(); i++) {
      double epoch = xs.get(i).getAsDouble();
      if (epoch > 10.1) {
        double cosine = floor + (top - floor) * (1 + Math.cos(Math.PI * epoch / 100)) / 2;
        assertEquals(cosine, ys.get(i).getAsDouble(), 0.001 * cosine, () -> "epoch " + epoch);
        after++;
      }
    }
    assertTrue(after > 300);
  }

  @Test
  void tellsSettingsWithTheirLinesMemoryAndTheModel() {
    for (String fact :
        List.of(
            "<h1>swin_base_100ep</h1>",
            "<th><i>mask.</i>ratio</th><td>60%",
            "class=\"default\"",
            "89,874,104",
            "CPU memory",
            "GPU memory",
            "2,048 images at once",
            "<td>[B, 1024, 6, 6]</td>",
            "id=\"f0l1\"")) {
      assertTrue(page.contains(fact), fact);
    }
  }

  @Test
  void tellsWarningsAndWaysOut() {
    String set = "--set=pretrain.optimizer.rate=0.5 per 16 images";
    Shell.Answer answer = Shell.lacuna("explain", FIRST, "--html", set);
    assertEquals(ExitCode.OK, answer.code());
    List<MatchResult> warnings = found("<div class=\"warning\">(.*?)</div>", answer.out());
    assertEquals(1, warnings.size(), answer.err());
    assertTrue(warnings.get(0).group(1).contains("<small>"), warnings.get(0).group(1));
  }

  @Test
  void countsUpdatesWhereTheNumberOfImagesIsKnown() {
    String chart =
        found(
                "<script type=\"application/json\">(.*?)</script>",
                Shell.succeeds("explain", FIRST, "--html"))
            .get(0)
            .group(1);
    JsonObject curve = JsonParser.parseString(chart).getAsJsonObject();
    assertEquals("update", curve.get("x").getAsString());
    JsonArray xs = curve.getAsJsonArray("lines").get(0).getAsJsonObject().getAsJsonArray("xs");
    assertEquals(6 * 4096 / 16 - 1, xs.get(xs.size() - 1).getAsInt());
  }

  @Test
  void takesAWholeSpecAndAFileThatCanBeWritten() {
    for (List<Object> words :
        List.<List<Object>>of(
            List.of("explain", FIRST, "pretrain.mask.ratio", "--html"),
            List.of("explain", FIRST, "--html", "--json"),
            List.of("explain", FIRST, "-o", folder.resolve("x")),
            List.of("explain", FIRST, "--html", "-o", folder.resolve("none/x.html")))) {
      Shell.Answer answer = Shell.lacuna(words.toArray());
      assertEquals(ExitCode.USAGE, answer.code(), words::toString);
      assertTrue(answer.err().startsWith("error: "), answer.err());
    }
  }

  @Test
  void listsLayersWithTheShapesThatTheyGive() {
    String text = Shell.succeeds("explain", FIRST);
    // 8 by 8 patches and a class token, of width 128
    assertTrue(Pattern.compile("0\\.\\.3 +4 x 198,400  -> \\[B, 65, 128]").matcher(text).find(), text);
    assertTrue(Pattern.compile("decoder +24,768  -> \\[B, 3, 64, 64]").matcher(text).find(), text);
    assertTrue(text.contains("819,728 parameters; output [B, 128, 8, 8]"), text);
    assertFalse(text.contains("batch, 65"), text);
  }

  private static List<MatchResult> found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
  }
}
