package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of specs before they run: of one, and of a folder of them. */
class SpecPagesTest {
  private static final Path ABLATIONS = Path.of("..", "specs", "simmim", "swin_base_100ep.lac");

  @TempDir private Path folder;

  @Test
  void explainsASpecInFigures() {
    String page = Shell.succeeds("explain", ABLATIONS);
    for (String fact :
        List.of(
            "SimMIM as in the ablations",
            "pretrain  Learns an encoder by predicting what a mask hides.",
            "random(cell: 32px, ratio: 60%, rounding: ceil)",
            "hides 61.1% of 6 by 6 cells; AvgDist ",
            "48 by 48 tokens",
            "89,874,104 trained",
            "rate 8e-4 at a batch of 2048",
            "from 4e-6, floor 4e-5 at a batch of 2048",
            "pretrain.encoder",
            "finetune.top1  82.8%")) {
      assertTrue(page.contains(fact), () -> fact + "\n" + page);
    }
    assertTrue(page.lines().allMatch(line -> line.length() <= 100), page);
  }

  @Test
  void countsWhatIsTrainedAndWhatIsFrozen() {
    Path probe = Path.of("..", "specs", "simmim", "table6", "vit_base_linear.lac");
    JsonObject stage = stage(2, "explain", "--json", "--root", "..", probe);
    assertEquals(769_000, stage.get("trained_parameters").getAsLong());
    assertTrue(stage.get("frozen_parameters").getAsLong() > 50_000_000);
    assertFalse(stage.has("forward_backward_flops"), "there is no way back through what is frozen");
    JsonObject pretrain = stage(0, "explain", "--json", "--root", "..", probe);
    assertEquals(
        3 * pretrain.get("forward_flops").getAsDouble(),
        pretrain.get("forward_backward_flops").getAsDouble());
    assertEquals(196, pretrain.get("tokens").getAsLong());
  }

  @Test
  void countsUpdatesWhereTheNumberOfImagesIsKnown() throws IOException {
    String spec = spec("few", "count: 70").toString();
    assertEquals(10 * (70 / 16), stage(0, "explain", "--json", spec).get("updates").getAsLong());
    String parts = "--set=pretrain.accumulate=4"; // 17 parts of 4 images make 4 updates
    assertEquals(40, stage(0, "explain", "--json", spec, parts).get("updates").getAsLong());
    String steps = "--set=pretrain.length=7 steps";
    assertEquals(7, stage(0, "explain", "--json", spec, steps).get("updates").getAsLong());
    assertFalse(stage(0, "explain", "--json", ABLATIONS).has("updates"));
  }

  @Test
  void listsSpecsByFolderInTheOrderOfTheirNumbers() throws IOException {
    Files.createDirectories(folder.resolve("table10"));
    Files.createDirectories(folder.resolve("table9"));
    for (String name : List.of("table10/cells", "table9/bins_16", "table9/bins_8", "alone")) {
      spec(name, "count: 64");
    }
    Files.writeString(folder.resolve("parts.lac"), "fn twice(x: [...]) -> [...] { return x + x }");
    String page = Shell.succeeds("index", folder);
    Matcher links = Pattern.compile("]\\((.*?)\\)").matcher(page);
    assertEquals(
        List.of("alone.lac", "table9/bins_8.lac", "table9/bins_16.lac", "table10/cells.lac"),
        links.results().map(link -> link.group(1)).toList());
    assertTrue(page.contains("| Specs \\| of a test. |"), page);
    assertTrue(page.contains("| finetune.top1 |") && page.contains("| 12.5% |"), page);
  }

  @Test
  void writesTheSamePageEveryTimeWithLinksFromWhereItLies() throws IOException {
    spec("one", "count: 64");
    Path page = Files.createDirectories(folder.resolve("pages")).resolve("index.md");
    Shell.succeeds("index", folder, "--out", page);
    String first = Files.readString(page);
    assertTrue(first.contains("(../one.lac)"), first);
    Shell.succeeds("index", folder, "--out", page);
    assertEquals(first, Files.readString(page));
  }

  @Test
  void writesNoPageWhereASpecIsWrong() throws IOException {
    spec("right", "count: 64");
    spec("wrong", "count: none");
    Path page = folder.resolve("page.md");
    Shell.Answer answer = Shell.lacuna("index", folder, "--out", page);
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("wrong.lac"), answer.err());
    assertFalse(Files.exists(page));
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    Shell.Answer missing = Shell.lacuna("index", folder.resolve("none"));
    assertEquals(ExitCode.USAGE, missing.code());
    assertTrue(missing.err().contains("there is no folder"), missing.err());
    Shell.Answer empty = Shell.lacuna("index", folder);
    assertEquals(ExitCode.USAGE, empty.code());
    assertTrue(empty.err().contains("no file below"), empty.err());
    spec("one", "count: 64");
    Shell.Answer unwritten = Shell.lacuna("index", folder, "--out", folder.resolve("a/b.md"));
    assertEquals(ExitCode.USAGE, unwritten.code());
    assertTrue(unwritten.err().contains("cannot be written"), unwritten.err());
  }

  private Path spec(String name, String data) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".lac"),
        """
        /// Specs | of a test.
        experiment %s

        pretrain {
          image      = 32px
          data       = synthetic(%s)
          mask       = random(cell: 8px, ratio: 50%%)
          encoder    = vit(width: 8, depth: 1, heads: 1, patch: 8px)
          length     = 10 epochs
          batch_size = 16
        }

        reference { finetune.top1 = 12.5%% }
        """
            .formatted(name.replaceFirst(".*/", ""), data));
  }

  private static JsonObject stage(int number, Object... words) {
    return JsonParser.parseString(Shell.succeeds(words))
        .getAsJsonObject()
        .getAsJsonArray("stages")
        .get(number)
        .getAsJsonObject();
  }
}
