package lacuna.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage of one's own may hold lists of masks and heads, of one kind or of several. */
class ListOfPartsTest {
  private static final Path SPEC =
      Path.of("src", "test", "resources", "lacuna", "parts", "two.lac");
  private static final String ALIKE =
      "--set=views.masks=[random(cell: 8px, ratio: 25%), random(cell: 8px, ratio: 50%)]";

  @TempDir private Path folder;

  /** A quarter of 16 cells, and 9 of 16. */
  @Test
  void everyMaskOfTheListHidesItsShare() throws IOException {
    Shell.succeeds("run", SPEC, "--device=cpu", "--out=" + folder);
    assertEquals((0.25 + 9.0 / 16) / 2, hidden(), 1e-6);
  }

  @Test
  void masksOfOneKindAreAListInJava() throws IOException {
    Shell.succeeds("run", SPEC, ALIKE, "--device=cpu", "--out=" + folder);
    assertEquals((0.25 + 0.5) / 2, hidden(), 1e-6);
    String java = Shell.succeeds("dump", "--phase", "java", SPEC, ALIKE);
    assertTrue(java.contains("private final List<RandomMask> masks;"), java);
    assertTrue(java.contains("masks.get(1).apply(batch)"), java);
    assertTrue(java.contains("for (RandomMask m : masks)"), java);
  }

  @Test
  void theKeysNameThePlaceInTheList() {
    assertEquals(
        List.of(
            "decoders.0.0.weight",
            "decoders.0.0.bias",
            "decoders.1.0.weight",
            "decoders.1.0.bias",
            "decoders.1.2.weight",
            "decoders.1.2.bias"),
        keys(Shell.succeeds("dump", "--phase", "plan", SPEC)));
    assertEquals(
        List.of(
            "decoders.0.0.weight", "decoders.0.0.bias", "decoders.1.0.weight", "decoders.1.0.bias"),
        keys(
            Shell.succeeds(
                "dump", "--phase", "plan", SPEC, "--set=views.heads=[linear(), linear()]")));
  }

  @Test
  void everySettingOfEveryPartIsShown() {
    String settings = Shell.succeeds("dump", "--phase", "bind", SPEC);
    assertTrue(settings.matches("(?s).*masks.random.ratio +25% .*two.lac:18\n.*"), settings);
    assertTrue(settings.matches("(?s).*masks.square.side +3 .*two.lac:9\n.*"), settings);
    assertTrue(settings.matches("(?s).*heads.mlp.hidden +8 .*two.lac:12\n.*"), settings);
  }

  private double hidden() throws IOException {
    return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("metrics"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow()
        .get("hidden")
        .getAsDouble();
  }

  private static List<String> keys(String plan) {
    JsonObject stage =
        JsonParser.parseString(plan)
            .getAsJsonObject()
            .getAsJsonArray("stages")
            .get(0)
            .getAsJsonObject();
    List<String> keys = new ArrayList<>();
    stage
        .getAsJsonArray("parameters")
        .forEach(parameter -> keys.add(parameter.getAsJsonObject().get("key").getAsString()));
    keys.removeIf(key -> !key.startsWith("decoders"));
    return keys;
  }
}
