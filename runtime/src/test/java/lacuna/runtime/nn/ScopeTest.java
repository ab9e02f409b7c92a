package lacuna.runtime.nn;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.tensor.Context;
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
  void nothingIsLeftWithTheParametersAfterAHundredSteps() {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(Doubling::new);
      NDArray x = ones(2);
      for (int i = 0; i < 100; i++) {
        try (Scope step = Scope.open(Device.cpu())) {
          layer.forward(layer.forward(x));
          assertEquals(2, step.size());
        }
      }
      assertEquals(1, layer.two.getManager().getManagedArrays().size());
      assertEquals(1, outer.size());
    }
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
  void anObserverSeesAndReplacesResultsOfLayers() {
    List<String> seen = new ArrayList<>();
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(at -> new Doubling(at.in("blocks").in("0")));
      NDArray other = zeros(2);
      Scope.observe(
          new Observer() {
            @Override
            public NDArray result(Layer from, NDArray value) {
              seen.add(from.path() + " " + value.toFloatArray()[0]);
              return other;
            }
          });
      try {
        assertSame(other, layer.forward(ones(2)));
      } finally {
        Scope.observe(null);
      }
      assertEquals(2, outer.size());
    }
    assertEquals(List.of("blocks.0 2.0"), seen);
  }

  @Test
  void scopesCloseInOppositeOrder() {
    Scope outer = Scope.open(Device.cpu());
    Scope inner = Scope.open(Device.cpu());
    assertThrows(IllegalStateException.class, outer::close);
    inner.close();
    outer.close();
  }

  private static final class Doubling extends Layer {
    private final NDArray two;

    Doubling(Weights at) {
      super(at);
      two = at.param("two", new Constant(2), 1);
    }

    NDArray forward(NDArray x) {
      try (Scope scope = Scope.open(this)) {
        NDArray same = add(x, 0);
        return scope.keep(mul(two, same));
      }
    }
  }
}
