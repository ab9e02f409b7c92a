package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.runtime.RunException;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.schedule.Constant;
import lacuna.runtime.tensor.DeviceMemory;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

/** Steps against the memory that this machine has. */
final class MemoryCheckTest {
  private static final double HAS = DeviceMemory.of(Device.cpu());

  @Test
  void knowsTheMachine() {
    assertTrue(HAS > Runtime.getRuntime().maxMemory() / 2.0, "bytes: " + HAS);
  }

  @Test
  void letsWhatMayFitPass() {
    assertEquals(List.of(), require(plan(HAS / 10, HAS / 128), 64, 1));
  }

  @Test
  void warnsOfWhatMayNotFit() {
    List<String> said = require(plan(HAS / 10, HAS / 64), 64, 1);
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("warning: pretrain: a step needs about"), said.get(0));
    assertTrue(said.get(0).contains("accumulate = 2"), said.get(0));
  }

  @Test
  void refusesTwiceTheMachineAndNamesThePartsThatFit() {
    RunException refused =
        assertThrows(RunException.class, () -> require(plan(HAS / 2, 2 * HAS / 64), 64, 1));
    String text = refused.getMessage();
    assertEquals(RunException.NOT_STARTED, refused.exitCode());
    assertTrue(text.contains("for each of 64 images at once"), text);
    assertTrue(text.contains("about 16 images fit: accumulate = 4 splits the batch"), text);
    assertTrue(text.contains("checkpoint_blocks = true needs less"), text);
    assertDoesNotThrow(() -> require(plan(HAS / 2, 2 * HAS / 64), 64, 4));
  }

  @Test
  void saysWhereNotOneImageFits() {
    RunException refused =
        assertThrows(RunException.class, () -> require(plan(3 * HAS, 1), 64, 1));
    assertTrue(refused.getMessage().contains("not one image fits"), refused.getMessage());
  }

  @Test
  void passesAPlanThatSaysNothing() {
    for (String plan :
        List.of("{}", "[]", "", "{\"stages\": [{\"name\": \"a\"}]}", "{\"stages\": 3}")) {
      assertDoesNotThrow(() -> require(plan, 64, 1), plan);
    }
  }

  @Test
  void splitsABatchEvenly() {
    Recipe recipe = recipe(60, 1);
    assertEquals(1, recipe.accumulateFor(60));
    assertEquals(2, recipe.accumulateFor(59));
    assertEquals(12, recipe.accumulateFor(5));
    assertEquals(60, recipe.accumulateFor(1));
    assertEquals(0, recipe.accumulateFor(0));
  }

  /** What is said of a step that is not refused. */
  private static List<String> require(String plan, int batch, int accumulate) {
    List<String> said = new ArrayList<>();
    MemoryCheck.require(plan, "pretrain", recipe(batch, accumulate), Device.cpu(), said::add);
    return said;
  }

  private static String plan(double resident, double perImage) {
    return String.format(
        Locale.ROOT,
        """
        {"stages": [{"name": "pretrain", "memory": [
          {"device": "gpu", "precision": "fp32", "resident_bytes": 1e30},
          {"device": "cpu", "precision": "bf16", "resident_bytes": 1e30},
          {"device": "cpu", "precision": "fp32", "resident_bytes": %e, "gradient_bytes": 8,
           "activation_bytes": 64, "activation_bytes_per_image": %e}]}]}
        """,
        resident,
        perImage);
  }

  private static Recipe recipe(int batch, int accumulate) {
    return Recipe.builder()
        .image(new Size(8, 8))
        .data(new Synthetic(64, 2))
        .length(Duration.epochs(1))
        .batchSize(batch)
        .accumulate(accumulate)
        .optimizer(new Adamw(new Rate(1, 0), 0, List.of(0.9, 0.999), 1e-8, 1))
        .schedule(new Constant(Duration.steps(0), new Rate(0, 512)))
        .build();
  }
}
