package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are legal and most likely a mistake. That no published spec warns, others test. */
class PlausibilityTest {
  private static final String SPEC = "specs/simmim/vit_base.lac";

  private final Compiler compiler = new Compiler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pretrain.optimizer.rate = 5e-3 per 512 images | the `rate` at this `batch_size` is far",
        "pretrain.optimizer = sgd(rate: 10 per 256 images) | the `rate` at this `batch_size` is far",
        "pretrain.mean = [123.7, 116.3, 103.5] | `mean` is that of colors from 0 to 1",
        "pretrain.std = [58.4, 57.1, 57.4] | `std` is that of colors from 0 to 1",
        "pretrain.mean = [0.5, 0.5, 0.5] | `mean` and `std` belong together",
        "pretrain.std = [0.5, 0.5, 0.5] | `mean` and `std` belong together",
        "pretrain.schedule.milestones = [700 epochs, 300 epochs] | `milestones` are out of order",
        "pretrain.schedule.milestones = [700 epochs, 700 epochs] | `milestones` are out of order",
        "pretrain.data = synthetic(count: 4000) | an epoch is one update",
      })
  void warnsOnce(String setting, String title) {
    List<Diagnostic> warnings = check(setting);
    assertEquals(1, warnings.size(), warnings.toString());
    assertEquals(Code.ADVICE_FAILS, warnings.get(0).code());
    assertTrue(warnings.get(0).title().startsWith(title), warnings.get(0).title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pretrain.schedule.milestones = [900 epochs, 700 epochs]",
        "pretrain.schedule.milestones = [700 epochs, 800 epochs]",
        "pretrain.schedule = cosine(warmup: 800 epochs)",
      })
  void anyTimeOfTheScheduleBehindTheEndIsAnError(String setting) {
    List<Diagnostic> errors = check(setting);
    assertEquals(1, errors.size(), errors.toString());
    assertEquals("the schedule is longer than the training", errors.get(0).title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grayscale() | `grayscale` needs images of 3 channels",
        "color_jitter(saturation: 0, hue: 0.1) | `hue` needs images of 3 channels",
        "gaussian_blur(kernel_size: 4px) | `kernel_size` must be odd",
        "gaussian_blur(kernel_size: 449px) | `kernel_size` must be below twice the image's side",
        "gaussian_blur(sigma: 2.0..0.1) | `sigma` must be above 0, its start not above its end",
        "solarize(threshold: 256) | `threshold` must be from 0 to 255",
      })
  void anAugmentThatMakesNoSenseIsAnError(String augment, String title) {
    List<Diagnostic> errors =
        check(
            "pretrain.channels = 1",
            "pretrain.mean = [0.5]",
            "pretrain.std = [0.2]",
            "pretrain.augment = [vertical_flip(), " + augment + "]");
    assertEquals(1, errors.size(), errors.toString());
    assertEquals(title, errors.get(0).title());
  }

  @Test
  void whatIsPublishedElsewhereDoesNotWarn() {
    // MoCo's linear probing, Inception's normalization
    assertEquals(List.of(), check("pretrain.optimizer = sgd(rate: 30 per 2048 images)"));
    assertEquals(
        List.of(), check("pretrain.mean = [0.5, 0.5, 0.5]", "pretrain.std = [0.5, 0.5, 0.5]"));
  }

  private List<Diagnostic> check(String... settings) {
    return compiler
        .check(
            Golden.ROOT.resolve(SPEC),
            new Compiler.Options(List.of(Golden.ROOT), List.of(settings)))
        .diagnostics();
  }
}
