package lacuna.runtime.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import lacuna.runtime.image.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of relative position bias become what the official loaders make of them. */
final class ResampleBiasTest {
  private static final String FILE = "rpb_resample/tables.safetensors";
  private static final JsonObject GOLDEN = Golden.json("rpb_resample/case.json");

  static Stream<JsonObject> cases() {
    return GOLDEN.getAsJsonArray("cases").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(c -> c.get("source_positions") != null && !c.get("source_positions").isJsonNull())
        .filter(c -> !c.has("official_result"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheOfficialTable(JsonObject golden) {
    String name = golden.get("name").getAsString();
    boolean vit = golden.get("kind").getAsString().equals("vit");
    int source = golden.get(vit ? "source_grid" : "source_window").getAsInt();
    int target = golden.get(vit ? "target_grid" : "target_window").getAsInt();
    int heads = golden.get("heads").getAsInt();
    int extra = vit ? 3 : 0;
    float[] fitted =
        new ResampleBias(target, target, extra)
            .fit(
                Golden.floats(FILE, name + ".src"),
                shape(source, extra, heads),
                shape(target, extra, heads));
    float tolerance = GOLDEN.get("tolerance_abs").getAsFloat();
    for (String wanted : vit ? List.of(".dst.block0", ".dst.block1") : List.of(".dst")) {
      assertArrayEquals(Golden.floats(FILE, name + wanted), fitted, tolerance, name);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void placesTheLoadedDistancesWhereTheOfficialLoaderDoes(JsonObject golden) {
    double[] wanted =
        golden.getAsJsonArray("source_positions").asList().stream()
            .mapToDouble(JsonElement::getAsDouble)
            .toArray();
    int target = golden.getAsJsonArray("target_positions").size();
    assertArrayEquals(wanted, ResampleBias.places(wanted.length, target), 1e-12);
  }

  @Test
  void resamplesEachAxisOnItsOwn() {
    float[] square = new float[25];
    for (int i = 0; i < 25; i++) {
      square[i] = i / 5;
    }
    float[] fitted = new ResampleBias(3, 5, 0).fit(square, shape(3, 0, 1), new long[] {45, 1});
    for (int i = 0; i < 45; i++) {
      assertEquals(i / 9, fitted[i], 1e-6f);
    }
  }

  @Test
  void refusesWhatNoSplineGoesThrough() {
    ResampleBias fit = new ResampleBias(4, 4, 0);
    String small = refusal(fit, 9, 3);
    assertEquals(
        "a window of 2 tokens a side is too small to be resampled; the smallest is 3", small);
    assertEquals("its 26 rows belong to no square window", refusal(fit, 26, 3));
    assertEquals("it has 2 heads", refusal(fit, 25, 2));
  }

  private static String refusal(ResampleBias fit, int rows, int heads) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> fit.fit(new float[rows * heads], new long[] {rows, heads}, shape(4, 0, 3)))
        .getMessage();
  }

  private static long[] shape(int window, int extra, int heads) {
    long side = 2L * window - 1;
    return new long[] {side * side + extra, heads};
  }
}
