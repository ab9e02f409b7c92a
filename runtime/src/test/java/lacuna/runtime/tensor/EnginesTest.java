package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

final class EnginesTest {

  @Test
  void theEngineIsTheVersionThatTheScriptsWereWrittenFor() {
    assertEquals("2.7.1", Engines.version());
    assertTrue(Engines.threads() >= 1);
  }

  @Test
  void devicesAreChosenByWord() {
    assertEquals(Device.cpu(), Engines.device("cpu"));
    assertEquals(Engines.gpus() > 0, Engines.device("auto").isGpu());
    assertThrows(IllegalArgumentException.class, () -> Engines.device("tpu"));
  }

  @Test
  void aGpuThatCannotBeUsedIsAnErrorThatSaysWhatIsMissing() {
    String why =
        assertThrows(IllegalArgumentException.class, () -> Engines.device("gpu99")).getMessage();
    assertTrue(why.startsWith("device \"gpu99\" cannot be used: "), why);
  }

  @Test
  void precisionsAreChosenByWord() {
    assertEquals(Precision.BF16, Precision.of("bf16"));
    assertEquals(Precision.FP32, Precision.of("fp32"));
    assertThrows(IllegalArgumentException.class, () -> Precision.of("half"));
  }

  @Test
  void operationsOutsideOfAScopeAreErrors() {
    assertFalse(Context.current().hasMemory());
    assertThrows(IllegalStateException.class, () -> Tensors.zeros(2));
  }
}
