package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import lacuna.parity.Golden;
import lacuna.parity.Numbers;
import lacuna.parity.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawn masks have the distribution of the official generators'. */
class MaskStatisticsTest {
  private static final JsonObject FACTS = Golden.json("masks/case.json");
  private static final int SAMPLES = 400;
  private static final int STRIDE = 4; // pixels of a token: an image of 192 px has 48 by 48
  private static final double ERRORS = 5; // standard errors that a mean may be away

  static IntStream rows() {
    return IntStream.range(0, FACTS.getAsJsonObject("avg_dist").getAsJsonArray("rows").size())
        .filter(i -> List.of("random", "square").contains(row(i).get("type").getAsString()));
  }

  private static JsonObject row(int i) {
    return FACTS.getAsJsonObject("avg_dist").getAsJsonArray("rows").get(i).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theDistanceToWhatIsVisibleIsTheOfficialOne(int i) {
    JsonObject row = row(i);
    MaskGrid grid = draw(row);
    double mean = 0;
    double fraction = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      mean += STRIDE * grid.distance(sample) / SAMPLES;
      fraction += grid.count(sample) / (48.0 * 48 * SAMPLES);
    }
    JsonObject wanted = row.getAsJsonObject("avg_dist");
    double error =
        Math.hypot(
            wanted.get("standard_error").getAsDouble(),
            wanted.get("standard_deviation").getAsDouble() / Math.sqrt(SAMPLES));
    assertEquals(wanted.get("mean").getAsDouble(), mean, ERRORS * error + 1e-9, row::toString);
    assertEquals(row.get("mean_masked_fraction").getAsDouble(), fraction, 1e-9, row::toString);
  }

  @Test
  void everyImageHasAsManyHiddenCellsAndEveryCellIsHiddenEquallyOften() {
    MaskGrid grid = draw("random(cell: 8px, ratio: 60%)");
    int[] often = new int[36];
    for (int sample = 0; sample < SAMPLES; sample++) {
      assertEquals(22 * 64, grid.count(sample));
      for (int cell = 0; cell < 36; cell++) {
        often[cell] += grid.hides(sample, cell / 6 * 8, cell % 6 * 8) ? 1 : 0;
      }
    }
    double chance = 22 / 36.0;
    double deviation = Math.sqrt(SAMPLES * chance * (1 - chance));
    for (int count : often) {
      assertEquals(SAMPLES * chance, count, ERRORS * deviation);
    }
  }

  @Test
  void theHiddenCellsBecomeHiddenTokensAsTheOfficialGeneratorRepeatsThem() {
    Map<String, Numbers> masks = Numbers.read(Golden.path("masks/masks.safetensors"));
    for (JsonElement element : FACTS.getAsJsonArray("permutation_cases")) {
      JsonObject facts = element.getAsJsonObject();
      Numbers wanted = masks.get(facts.get("name").getAsString() + ".mask");
      int cells = facts.get("cells_per_side").getAsInt();
      int tokens = cells * facts.get("scale").getAsInt();
      double[] hidden = new double[cells * cells];
      StreamSupport.stream(facts.getAsJsonArray("permutation").spliterator(), false)
          .limit(facts.get("masked_cells").getAsInt())
          .forEach(cell -> hidden[cell.getAsInt()] = 1);
      Numbers found =
          masked("random(cell: " + tokens / cells + "px, ratio: 50%)", tokens)
              .blank(1, 1, tokens, tokens)
              .input("mask", new Numbers(new long[] {1, cells, cells}, DataType.INT64, hidden))
              .run()
              .outputs()
              .get("block.tokens");
      assertArrayEquals(wanted.values(), found.values(), facts.get("name").getAsString());
    }
  }

  private static MaskGrid draw(JsonObject row) {
    int cell = row.get("cell").getAsInt() / STRIDE;
    if (row.get("type").getAsString().equals("square")) {
      return draw("square(cell: %dpx, side: %s)".formatted(cell, row.get("side_cells")));
    }
    double percent = Math.round(row.get("ratio").getAsDouble() * 1000) / 10.0;
    return draw("random(cell: %dpx, ratio: %s%%)".formatted(cell, percent));
  }

  /** Draws masks of 48 by 48 tokens, of a pixel each. */
  private static MaskGrid draw(String mask) {
    return MaskGrid.of(
        masked(mask, 48).blank(SAMPLES, 1, 48, 48).run().outputs().get("block.tokens"));
  }

  private static Tracing masked(String mask, int image) {
    return Tracing.of("parity/masked.lac")
        .set("masked.image", image + "px")
        .set("masked.mask", mask)
        .weight("unused", new Numbers(new long[] {1}, DataType.FLOAT32, new double[1]));
  }
}
