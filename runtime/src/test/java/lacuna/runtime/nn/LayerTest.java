package lacuna.runtime.nn;

import static lacuna.runtime.tensor.Tensors.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lacuna.runtime.init.Constant;
import lacuna.runtime.tensor.Scope;
import org.junit.jupiter.api.Test;

final class LayerTest {

  @Test
  void nothingIsLeftWithTheParametersAfterAHundredSteps() {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(Doubling::new);
      NDArray x = ones(2);
      for (int i = 0; i < 100; i++) {
        try (Scope step = Scope.open(Device.cpu())) {
          layer.apply(layer.apply(x));
          assertEquals(2, step.size());
        }
      }
      assertEquals(1, layer.two.getManager().getManagedArrays().size());
      assertEquals(1, outer.size());
    }
  }

  @Test
  void anObserverSeesAndReplacesResultsOfLayers() {
    List<String> seen = new ArrayList<>();
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(at -> new Doubling(at.in("blocks").in("0")));
      NDArray other = zeros(2);
      Layer.observeWith(
          new Observer() {
            @Override
            public NDArray result(Layer from, NDArray value) {
              seen.add(from.path() + " " + value.toFloatArray()[0]);
              return other;
            }
          });
      try {
        assertSame(other, layer.apply(ones(2)));
      } finally {
        Layer.observeWith(null);
      }
      assertEquals(2, outer.size());
    }
    assertEquals(List.of("blocks.0 2.0"), seen);
  }

  @Test
  void anObserverHearsThePartAndTheNameOfItsResult() {
    assertEquals("encoder encoder", heard(at -> new Doubling(at.in("encoder"))));
    assertEquals(
        "encoder features", heard(at -> new Doubling(at.in("encoder").result("features"))));
    assertEquals("head head", heard(at -> new Doubling(at.in("decoder").named("head"))));
    assertEquals("encoder encoder", heard(at -> new Doubling(at.in("").named("encoder"))));
    assertEquals("mask m", heard(at -> new Doubling(at.part("mask").result("m"))));
    assertEquals(
        "final_norm final_norm",
        heard(at -> new Doubling(at.named("encoder").in("norm").result("final_norm"))));
  }

  @Test
  void aLayerWithinAPartIsNone() {
    assertEquals("", heard(at -> new Doubling(at.in("encoder").in("norm"))));
    assertEquals("", heard(at -> new Doubling(at.named("encoder").in("norm"))));
  }

  /** Under which part and name an observer is shown what the layer computes; empty for none. */
  private static String heard(Function<Weights, Doubling> make) {
    List<String> heard = new ArrayList<>();
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(make);
      Layer.observeWith(
          new Observer() {
            @Override
            public NDArray observe(String part, String local, NDArray value) {
              heard.add(part + " " + local);
              return value;
            }
          });
      try {
        layer.apply(ones(2));
      } finally {
        Layer.observeWith(null);
      }
      assertEquals(2, outer.size());
    }
    return String.join(", ", heard);
  }

  @Test
  void aLayerHasTheInputsOfItsForwardAlone() {
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope outer = Scope.open(Device.cpu())) {
      Doubling layer = parameters.build(Doubling::new);
      assertThrows(UnsupportedOperationException.class, layer::apply);
      assertEquals(0, outer.size());
    }
  }

  private static final class Doubling extends Layer {
    private final NDArray two;

    Doubling(Weights at) {
      super(at);
      two = at.param("two", new Constant(2), 1);
    }

    @Override
    protected NDArray forward(NDArray x) {
      NDArray same = add(x, 0);
      return mul(two, same);
    }
  }
}
