package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class EnginesTest {

  @Test
  void theEngineIsTheVersionThatTheScriptsWereWrittenFor() {
    assertTrue(Engines.version().startsWith("2.7.1"), Engines.version());
    assertTrue(Engines.threads() >= 1);
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
