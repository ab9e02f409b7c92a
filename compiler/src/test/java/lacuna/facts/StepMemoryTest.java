package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.plan.StepMemory;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimated memory of steps against what was measured, and against sums by hand. */
class StepMemoryTest {
  private static final String FIRST = "examples/first.lac";
  private static final String VIT = "specs/simmim/vit_base.lac";

  /** Peaks of {@code lacuna bench SPEC --batch B --steps 2} on 2 cores. */
  @ParameterizedTest
  @CsvSource({
    "examples/first.lac, , fp32, 8, 0.332e9",
    "examples/first.lac, , fp32, 128, 0.725e9",
    "examples/first.lac, checkpoint_blocks, fp32, 128, 0.498e9",
    "specs/simmim/vit_base.lac, , fp32, 8, 2.81e9",
    "specs/simmim/vit_base.lac, , bf16, 8, 2.35e9",
    "specs/simmim/vit_base.lac, checkpoint_blocks, fp32, 8, 1.96e9",
    "specs/simmim/vit_base.lac, checkpoint_blocks, bf16, 8, 1.93e9",
    "specs/simmim/swin_base_100ep.lac, , fp32, 8, 3.04e9",
    "specs/simmim/swin_base_100ep.lac, , bf16, 8, 2.48e9",
    "specs/mae/mae_base.lac, , fp32, 8, 2.61e9",
  })
  void isThatOfTheMeasuredPeaks(
      String spec, String option, String precision, int batch, double measured) {
    List<String> settings =
        option == null ? List.of() : List.of(stage(spec).name() + "." + option + "=true");
    double estimated = of(stage(spec, settings), "cpu", precision).at(batch);
    assertEquals(measured, estimated, 0.25 * measured, spec);
  }

  /**
   * A block of the ViT in fp32 on the CPU, with n = 65 tokens of width d = 128 and 4 heads, saves n
   * by d numbers 18 times: the inputs of two norms and of two joint products, q, k, v, the attended
   * tokens, what each branch gives, and twice a hidden layer of 4 d; and the probabilities of the
   * attention.
   */
  @Test
  void growsByWhatABlockSaves() {
    double numbers = 18.0 * 65 * 128 + 4.0 * 65 * 65;
    double four = of(stage(FIRST), "cpu", "fp32").activationsPerImage();
    double five =
        of(stage(FIRST, List.of("pretrain.encoder.depth=5")), "cpu", "fp32").activationsPerImage();
    assertEquals(4 * numbers, five - four, 1);
  }

  @Test
  void aMovingAverageIsOneMoreCopyOfTheWeights() {
    StagePlan plain = stage(FIRST);
    double averaged = of(stage(FIRST, List.of("pretrain.ema=0.999")), "gpu", "fp32").resident();
    double weights = 4.0 * plain.parameterCount(); // and a table of indices
    assertEquals(weights, averaged - of(plain, "gpu", "fp32").resident(), 0.05 * weights);
  }

  /** Parts that are frozen for good have no gradients and no moments. */
  @Test
  void frozenPartsHaveNoGradients() {
    String freeze = "pretrain.freeze=[\"encoder\"]";
    StepMemory frozen = of(stage(FIRST, List.of(freeze)), "gpu", "fp32");
    assertEquals(4.0 * (128 * 8 * 8 * 3 + 8 * 8 * 3), frozen.gradients()); // the head's
  }

  @Test
  void isLessOnAGpuWhichSavesNoProbabilities() {
    StagePlan stage = stage(VIT);
    double saved = 12 * (12 * 197.0 * 197) * 4;
    double difference =
        of(stage, "cpu", "fp32").activationsPerImage()
            - of(stage, "gpu", "fp32").activationsPerImage();
    assertTrue(difference > saved / 2 && difference < saved, difference + " of " + saved);
  }

  @Test
  void ofAFrozenEncoderIsThatOfItsWeightsAndTheImages() {
    StagePlan probe = plan("specs/simmim/table6/vit_base_linear.lac", List.of()).stages().get(2);
    assertEquals("linear_probe", probe.component());
    double whole = of(stage(VIT), "gpu", "fp32").activationsPerImage();
    StepMemory frozen = of(probe, "gpu", "fp32");
    assertTrue(frozen.activationsPerImage() < whole / 20, frozen.toString());
    assertTrue(frozen.gradients() < 4e6, frozen.toString());
  }

  @Test
  void countsWeightsMomentsAndSumsOfGradients() {
    StagePlan stage = stage(FIRST);
    double buffers =
        stage.weights().stream()
            .filter(StagePlan.Weight::buffer)
            .mapToDouble(weight -> 8.0 * weight.count())
            .sum();
    double tensor = 4.0 * stage.parameterCount();
    assertEquals(3 * tensor + buffers, of(stage, "gpu", "fp32").resident(), 1);
    StagePlan sgd =
        stage(
            FIRST, List.of("pretrain.optimizer=sgd(rate: 0.1)", "pretrain.accumulate=2"));
    assertEquals(3 * tensor + buffers, of(sgd, "gpu", "fp32").resident(), 1);
    assertEquals(tensor, of(stage, "gpu", "fp32").gradients(), 1);
  }

  private static StepMemory of(StagePlan stage, String device, String precision) {
    return stage.memory().stream()
        .filter(m -> m.device().equals(device) && m.precision().equals(precision))
        .findFirst()
        .orElseThrow();
  }

  private static StagePlan stage(String spec) {
    return stage(spec, List.of());
  }

  private static StagePlan stage(String spec, List<String> settings) {
    return plan(spec, settings).stages().get(0);
  }

  private static Plan plan(String spec, List<String> settings) {
    Compiler.CompileResult result =
        new Compiler()
            .compile(
                Golden.ROOT.resolve(spec), new Compiler.Options(List.of(Golden.ROOT), settings));
    assertEquals(List.of(), result.check().diagnostics());
    return Objects.requireNonNull(result.plan());
  }
}
