package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.parity.Golden;
import lacuna.runtime.nn.Parameter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New networks start as the official ones do, and are what their plans say. */
class FirstValuesTest {
  private static final double ERRORS = 5; // standard errors that a figure may be away
  private static final double ROUNDED = 1e-3; // the golden figures have four digits
  private static final double CLAMPED = -2; // what timm makes of an infinite draw
  private static final Pattern SCALED =
      Pattern.compile("^(?:encoder\\.)?blocks\\.(\\d+)\\.(attn\\.proj|mlp\\.fc2)\\.weight");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "specs/simmim/vit_base.lac, pretrain, simmim_pretrain__vit_base",
    "specs/simmim/vit_base.lac, finetune, simmim_finetune__vit_base",
    "specs/simmim/swin_base_100ep.lac, pretrain, simmim_pretrain__swin_base_w6"
  })
  void everyParameterHasTheOfficialDistribution(String spec, String stage, String official)
      throws IOException, ReflectiveOperationException {
    JsonObject golden = Golden.json("init/" + official + ".json").getAsJsonObject("parameters");
    try (BuiltNetwork network = new BuiltNetwork(spec, stage, folder)) {
      int compared = 0;
      for (Parameter parameter : network.parameters().all()) {
        if (!parameter.buffer()) {
          compare(parameter.key(), golden.getAsJsonObject(parameter.key()), parameter);
          compared++;
        }
      }
      assertEquals(golden.size(), compared);
    }
  }

  @ParameterizedTest
  @CsvSource({"specs/parity/vit_pretrain.lac", "specs/parity/swin_pretrain.lac"})
  void everyWeightIsWhatThePlanSays(String spec) throws IOException, ReflectiveOperationException {
    Map<String, String> planned = new TreeMap<>();
    Plans.weights(Plans.stage(spec)).forEach((key, weight) -> planned.put(key, said(weight)));
    Map<String, String> built = new TreeMap<>();
    try (BuiltNetwork network = new BuiltNetwork(spec, "pretrain", folder)) {
      for (Parameter p : network.parameters().all()) {
        String element = p.array().getDataType() == DataType.FLOAT32 ? "Real" : "Int";
        String shape = Arrays.toString(p.array().getShape().getShape()).replace(" ", "");
        built.put(p.key(), said(element, shape, p.buffer(), p.decay(), p.level(), p.trained()));
      }
    }
    assertEquals(planned, built);
  }

  private static String said(JsonObject weight) {
    return said(
        weight.get("element").getAsString(),
        weight.get("shape").toString(),
        weight.get("buffer").getAsBoolean(),
        weight.get("decay").getAsBoolean(),
        weight.get("level").getAsInt(),
        weight.get("trained").getAsBoolean());
  }

  private static String said(
      String element, String shape, boolean buffer, boolean decay, int level, boolean trained) {
    return buffer
        ? "buffer %s %s".formatted(element, shape)
        : "%s %s, decay %s, level %d, trained %s".formatted(element, shape, decay, level, trained);
  }

  private static void compare(String key, JsonObject golden, Parameter parameter) {
    float[] values = parameter.array().toFloatArray();
    double n = values.length;
    double sum = 0;
    double squares = 0;
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    for (float value : values) {
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double mean = sum / n;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    double std = Math.sqrt(squares / n);
    double wanted = golden.get("std").getAsDouble();
    double from = golden.get("min").getAsDouble();
    double clamped = clamped(key);
    if (Math.abs(from - clamped) <= ROUNDED * -clamped) {
      wanted = withoutTheClampedDraw(wanted, n, clamped);
      from = -golden.get("max").getAsDouble();
    }
    // Both sides are one draw each: the error of a difference is the square root of 2 times one's.
    double gap = ERRORS * wanted * Math.sqrt(2 / n);
    near(key + ", mean", golden.get("mean").getAsDouble(), mean, gap);
    near(key + ", std", wanted, std, ERRORS * wanted / Math.sqrt(n));
    double most = golden.get("max").getAsDouble();
    double reach = extreme(wanted, most - from, n);
    near(key + ", min", from, least, reach);
    near(key + ", max", most, greatest, reach);
  }

  /** Where the cut at -2 lies after the official code has divided a block's last weights. */
  private static double clamped(String key) {
    Matcher matcher = SCALED.matcher(key);
    return matcher.find()
        ? CLAMPED / Math.sqrt(2 * (Integer.parseInt(matcher.group(1)) + 1))
        : CLAMPED;
  }

  /**
   * timm draws a normal number as erfinv of a uniform one, which in one of 2^24 cases is exactly -1
   * and gives minus infinity, clamped to the cut at -2. The deviation of the other values.
   */
  private static double withoutTheClampedDraw(double std, double n, double clamped) {
    return Math.sqrt((std * std * n - clamped * clamped) / (n - 1));
  }

  /**
   * How far apart the extremes of two draws lie at most: of bounded values within some steps of the
   * range's n-th part, of normal ones on the scale of Gumbel's distribution.
   */
  private static double extreme(double std, double range, double n) {
    boolean bounded = n > 500 && range < 5 * std;
    return bounded ? 20 * range / n : 10 * std / Math.sqrt(2 * Math.log(Math.max(n, 3)));
  }

  private static void near(String figure, double wanted, double found, double error) {
    assertEquals(wanted, found, error + ROUNDED * Math.abs(wanted), figure);
  }
}
