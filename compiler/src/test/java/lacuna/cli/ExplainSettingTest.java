package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lacuna explain SPEC PATH}. */
class ExplainSettingTest {
  @TempDir private Path folder;
  private Path spec;

  @BeforeEach
  void writeSpecs() throws IOException {
    Files.copy(Path.of("..", "examples", "first.lac"), folder.resolve("first.lac"));
    spec =
        write(
            "harder.lac",
            """
            experiment harder
            amends "first.lac"
            pretrain.mask = random(
              cell: 8px,
              ratio: 70%, // more is "harder"
            )
            pretrain.mask.ratio = 75%
            """);
  }

  @Test
  void tellsEveryPlaceThatSaysSomethingOfASetting() {
    String page = Shell.succeeds("explain", spec, "pretrain.mask.ratio");
    assertTrue(page.startsWith("pretrain.mask.ratio = 75%\n"), page);
    assertInOrder(
        page,
        "first.lac:12",
        "mask = random(cell: 8px, ratio: 50%)",
        "harder.lac:3",
        "pretrain.mask = random( cell: 8px, ratio: 70%, )",
        "harder.lac:7",
        "pretrain.mask.ratio = 75%",
        "decides");
    assertEquals(2, page.split("decides", -1).length, page);
  }

  @Test
  void theLastOverrideDecides() {
    String page =
        Shell.succeeds(
            "explain", spec, "pretrain.batch_size", "--set", "pretrain.batch_size=8", "--set",
            "pretrain.batch_size=4");
    assertInOrder(
        page, "= 4", "first.lac:19", "pretrain.batch_size = 8", "pretrain.batch_size = 4", "decides");
  }

  @Test
  void aDefaultComesFromTheLibrary() {
    String page = Shell.succeeds("explain", spec, "pretrain.accumulate");
    assertInOrder(page, "pretrain.accumulate = 1", "stdlib/", "the default");
  }

  @Test
  void tellsWhatAnotherValueChanges() {
    String page = Shell.succeeds("explain", spec, "pretrain.mask.ratio=50%");
    // 48 and 32 of 64 cells
    assertInOrder(page, "what changes with 50%", "pretrain mask: hides", "75% -> 50%");
    assertFalse(page.contains("parameters"), page);
    String wider = Shell.succeeds("explain", spec, "pretrain.encoder.width=256");
    assertInOrder(
        wider, "trained parameters", "GFLOP", "memory", "encoder.patch_embed.proj.weight",
        "[128, 3, 8, 8] -> [256, 3, 8, 8]");
  }

  @Test
  void findsAValueToCompareWith() {
    JsonObject json =
        JsonParser.parseString(Shell.succeeds("explain", "--json", spec, "pretrain.encoder.depth"))
            .getAsJsonObject();
    assertEquals("4", json.get("value").getAsString());
    assertEquals("8", json.get("compared_with").getAsString());
    assertTrue(json.get("effects").toString().contains("trained parameters"), json.toString());
    assertEquals(1, json.get("trail").getAsJsonArray().size());
  }

  @Test
  void refusesWhatIsNoSettingOrNoValueOfIt() {
    Shell.Answer unknown = Shell.lacuna("explain", spec, "pretrain.mask.ration");
    assertEquals(ExitCode.USAGE, unknown.code());
    assertTrue(unknown.err().contains("did you mean `pretrain.mask.ratio`"), unknown.err());
    Shell.Answer wrong = Shell.lacuna("explain", spec, "pretrain.mask.ratio=7");
    assertEquals(ExitCode.SPEC, wrong.code());
    assertTrue(wrong.err().contains("error[T02]"), wrong.err());
  }

  @Test
  void showsTheModelAsATree() {
    String page = Shell.succeeds("explain", spec);
    // a pixel head on 8 px patches: 128 * 192 + 192
    assertInOrder(page, "model", "encoder", "blocks", "0..3", "4 x ", "decoder", "24,768");
    JsonObject stage =
        JsonParser.parseString(Shell.succeeds("explain", "--json", spec))
            .getAsJsonObject()
            .getAsJsonArray("stages")
            .get(0)
            .getAsJsonObject();
    long sum = 0;
    for (var row : stage.getAsJsonArray("model")) {
      JsonObject each = row.getAsJsonObject();
      if (each.get("depth").getAsInt() == 0) {
        sum += each.get("copies").getAsLong() * each.get("parameters").getAsLong();
      }
    }
    assertEquals(stage.get("trained_parameters").getAsLong(), sum);
  }

  private static void assertInOrder(String page, String... texts) {
    int from = 0;
    for (String text : texts) {
      int found = page.indexOf(text, from);
      assertTrue(found >= 0, () -> text + " is not where it should be in\n" + page);
      from = found + text.length();
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
