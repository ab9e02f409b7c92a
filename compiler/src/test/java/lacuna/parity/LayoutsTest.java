package lacuna.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors are laid out, averaged and repeated as the official implementations do it. */
class LayoutsTest {
  private static final Map<String, Numbers> LAYOUTS =
      Numbers.read(Golden.path("losses/layouts.safetensors"));
  private static final Map<String, Numbers> IMAGES =
      Numbers.read(Golden.path("losses/losses.safetensors"));
  private static final Numbers UNUSED =
      new Numbers(new long[] {1}, DataType.FLOAT32, new double[1]);

  @Test
  void channelsBecomePixelsInTheOfficialOrder() {
    String zeros = "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]";
    Numbers found =
        aimed(LAYOUTS.get("pixel_shuffle2.in"))
            .set("aimed.image", "2px by 3px")
            .set("aimed.channels", 12)
            .set("aimed.data", "image_folder(\"scenes\")")
            .set("aimed.mean", zeros)
            .set("aimed.std", zeros.replace('0', '1'))
            .set("aimed.target", "shuffled(factor: 2)")
            .run()
            .outputs()
            .get("out.target");
    assertSame(LAYOUTS.get("pixel_shuffle2.out"), found, 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 12px", "4, 6px", "8, 3px"})
  void aSmallerTargetIsTheAverageOfSquares(int factor, String size) {
    Numbers wanted =
        Numbers.read(Golden.path("losses/downsampled.safetensors")).get("image.down" + factor);
    Numbers found = target("pixels(size: " + size + ")");
    assertSame(wanted, found, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7})
  void aWindowsMeanLeavesOutWhatLiesBeyondTheImage(int window) {
    Map<String, Numbers> wanted = Numbers.read(Golden.path("losses/window_stats.safetensors"));
    String means = "window_means(window: " + window + ", squared: %s)";
    assertSame(wanted.get("mean.k" + window), target(means.formatted("false")), 1e-6);
    assertSame(wanted.get("mean_square.k" + window), target(means.formatted("true")), 1e-5);
  }

  @Test
  void aWindowCountsThePixelsWithinTheImage() {
    Map<String, Numbers> wanted = Numbers.read(Golden.path("losses/window_stats.safetensors"));
    assertSame(wanted.get("count.k3"), target("window_counts(window: 3)"), 0);
  }

  @Test
  void aMasksCellsAreRepeatedForEveryPixel() {
    Numbers wanted = LAYOUTS.get("mask_upsample3.out");
    Numbers found =
        Tracing.of("parity/masked.lac")
            .set("masked.image", "6px")
            .set("masked.mask", "random(cell: 3px, ratio: 50%)")
            .weight("unused", UNUSED)
            .blank(1, 1, 6, 6)
            .input("mask", LAYOUTS.get("mask_upsample3.in"))
            .run()
            .outputs()
            .get("block.tokens");
    assertArrayEquals(wanted.values(), found.values());
  }

  private static Numbers target(String target) {
    return aimed(IMAGES.get("image")).set("aimed.target", target).run().outputs().get("out.target");
  }

  private static Tracing aimed(Numbers image) {
    return Tracing.of("parity/aimed.lac").weight("unused", UNUSED).input("image", image);
  }

  private static void assertSame(Numbers wanted, Numbers found, double limit) {
    assertEquals(wanted.sizes(), found.sizes());
    assertArrayEquals(wanted.values(), found.values(), limit);
  }
}
