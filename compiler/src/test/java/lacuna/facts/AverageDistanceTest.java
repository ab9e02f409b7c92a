package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lacuna explain} says of a mask before anything runs. */
class AverageDistanceTest {
  private static final JsonObject FACTS = Golden.json("masks/case.json");
  private static final double ERRORS = 4; // standard errors that a mean may be away

  @TempDir private Path folder;
  private Path spec = Path.of("");

  @BeforeEach
  void writeASpec() throws IOException {
    spec =
        Files.writeString(
            folder.resolve("hiding.lac"),
            """
            experiment hiding
            import "own.lac"

            pretrain {
              image      = 192px
              data       = synthetic(count: 16)
              mask       = random(cell: 32px, ratio: 60%)
              encoder    = vit(width: 8, depth: 1, heads: 1, patch: 4px)
              length     = 1 steps
              batch_size = 1
            }

            reference { pretrain.loss = 0.5 }
            """);
    Files.writeString(
        folder.resolve("own.lac"),
        """
        mask soft() {
          forward() -> [batch, 2, 2] of Bool { return softmax(rand([batch, 2, 2])) < 0.5 }
        }

        /// The upper half, said at length.
        mask upper_half() {
          forward() -> [batch, 2, 48] of Bool {
            let rows = reshape(arange(2), [1, 2, 1])
            let [left, right] = unbind(expand(rows, [batch, 2, 2]), axis: 2)
            let upper = not (left + right > 0)
            let wide = permute(repeat_cells(reshape(upper, [batch, 2, 1]), 2, 24), [0, 1, 2])
            let both = concat([wide, flip(wide, axis: 2)], axis: 2)
            return roll(both, shifts: [3], axes: [2])
          }
        }
        """);
  }

  static IntStream rows() {
    return IntStream.range(0, FACTS.getAsJsonObject("avg_dist").getAsJsonArray("rows").size());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTheOfficialOne(int i) throws IOException {
    JsonObject row =
        FACTS.getAsJsonObject("avg_dist").getAsJsonArray("rows").get(i).getAsJsonObject();
    JsonObject mask = hides(written(row));
    JsonObject wanted = row.getAsJsonObject("avg_dist");
    double error =
        Math.hypot(
            wanted.get("standard_error").getAsDouble(), mask.get("avg_dist_error").getAsDouble());
    double distance = mask.get("avg_dist").getAsDouble();
    assertEquals(wanted.get("mean").getAsDouble(), distance, ERRORS * error, row::toString);
    // the blocks' count varies a little from image to image
    double share = row.get("mean_masked_fraction").getAsDouble();
    double free = row.get("type").getAsString().equals("blockwise_beit") ? 2e-3 : 1e-9;
    assertEquals(share, mask.get("hidden").getAsDouble(), free, row::toString);
  }

  private static String written(JsonObject row) {
    int cell = row.get("cell").getAsInt();
    if (row.get("type").getAsString().equals("square")) {
      return "square(cell: %dpx, side: %s)".formatted(cell, row.get("side_cells"));
    }
    String name = row.get("type").getAsString().equals("random") ? "random" : "blockwise";
    double percent = Math.round(row.get("ratio").getAsDouble() * 1000) / 10.0;
    return "%s(cell: %dpx, ratio: %s%%)".formatted(name, cell, percent);
  }

  @Test
  void ofARectangleIsThatOfItsTokensAlone() {
    // a column of tokens at the left border: 1, 2, 3 and 4 tokens from the visible ones
    JsonObject mask =
        hides("rectangle(cell: 4px, top: 0px, left: 0px, height: 192px, width: 16px)");
    assertEquals(4 * (1 + 2 + 3 + 4) / 4.0, mask.get("avg_dist").getAsDouble(), 1e-9);
    assertEquals(0, mask.get("avg_dist_error").getAsDouble());
    assertEquals(1, mask.get("samples").getAsInt());
  }

  @Test
  void ofAMaskOfOnesOwnIsKnownToo() {
    // the upper half of the image is hidden, of 24 rows of tokens
    JsonObject mask = hides("upper_half()");
    assertEquals(0.5, mask.get("hidden").getAsDouble());
    assertEquals(4 * 25 / 2.0, mask.get("avg_dist").getAsDouble(), 1e-9);
  }

  @Test
  void isTheSameEveryTime() {
    String mask = "blockwise(cell: 16px, ratio: 40%)";
    assertEquals(hides(mask), hides(mask));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "picture(path: \"mask.png\", cell: 16px)",
        "soft()",
        "blockwise(cell: 4px, ratio: 60%, aspect: 1000..2000, attempts: 1000000000)"
      })
  void isLeftOutWhereItIsKnownOnlyWhenItRuns(String mask) {
    JsonObject hides = hides(mask);
    assertFalse(hides.has("avg_dist"), hides::toString);
    assertFalse(hides.has("hidden"), hides::toString);
  }

  @Test
  void doesNotHoldUpACheckOfAHugeImage() {
    String encoder = "--set=pretrain.encoder=vit(width: 8, depth: 1, heads: 1, patch: 8192px)";
    String mask = "random(cell: 8192px, ratio: 50%)";
    assertFalse(hides(mask, "--set=pretrain.image=16384px", encoder).has("avg_dist"));
  }

  /** What is said of a mask; the spec must have no mistake and no message. */
  private JsonObject hides(String mask, String... more) {
    Object[] words = new Object[4 + more.length];
    words[0] = "explain";
    words[1] = spec;
    words[2] = "--json";
    words[3] = "--set=pretrain.mask=" + mask;
    System.arraycopy(more, 0, words, 4, more.length);
    String json = Shell.succeeds(words);
    return JsonParser.parseString(json)
        .getAsJsonObject()
        .getAsJsonArray("stages")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("parts")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("mask");
  }
}
