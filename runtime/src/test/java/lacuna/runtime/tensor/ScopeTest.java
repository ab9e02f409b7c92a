package lacuna.runtime.tensor;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import org.junit.jupiter.api.Test;

final class ScopeTest {

  @Test
  void whatIsNotKeptIsFreed() {
    try (Scope outer = Scope.open(Device.cpu())) {
      NDArray x = ones(2);
      NDArray temporary;
      NDArray result;
      try (Scope inner = Scope.open(Device.cpu())) {
        temporary = add(x, 1);
        result = inner.keep(mul(temporary, 3));
        assertEquals(1, inner.size());
      }
      assertEquals(2, outer.size());
      assertEquals(true, ((PtNDArray) temporary).isReleased());
      assertArrayEquals(new float[] {6, 6}, result.toFloatArray());
    }
    assertFalse(Context.current().hasMemory());
  }

  @Test
  void aTensorOfSomebodyElseStaysWhereItIs() {
    try (Scope outer = Scope.open(Device.cpu())) {
      NDArray x = ones(2);
      try (Scope inner = Scope.open(Device.cpu())) {
        assertSame(x, inner.keep(x));
      }
      assertEquals(1, outer.size());
      assertArrayEquals(new float[] {1, 1}, x.toFloatArray());
    }
  }

  @Test
  void scopesCloseInOppositeOrder() {
    Scope outer = Scope.open(Device.cpu());
    Scope inner = Scope.open(Device.cpu());
    assertThrows(IllegalStateException.class, outer::close);
    inner.close();
    outer.close();
  }

  @Test
  void theOutermostScopeMustSayItsDevice() {
    assertThrows(IllegalStateException.class, Scope::open);
  }
}
