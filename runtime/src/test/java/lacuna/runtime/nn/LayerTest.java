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
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Scope;
import org.junit.jupiter.api.Test;

final class LayerTest {

  @Test
  @SuppressWarnings("try") // the scope owns what is made in it
  void aFrozenLayerComputesAsInEvaluationUntilItIsThawed() {
    Freeze freeze = new Freeze(List.of("blocks.1"), false);
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0, freeze);
        Scope outer = Scope.open(Device.cpu())) {
      List<Mode> layers =
          parameters.build(
              root ->
                  List.of(
                      new Mode(root.in("blocks").in("1").in("norm")),
                      new Mode(root.in("blocks").in("10"))));
      Context.current().training(true);
      assertEquals(List.of(false, true), layers.stream().map(Mode::trains).toList());
      assertEquals(List.of("blocks.10.weight"), keys(parameters.thawed()));
      assertEquals(2, parameters.trained().size());
      assertEquals(3, parameters.frozenCount());
      parameters.thaw();
      assertEquals(List.of(true, true), layers.stream().map(Mode::trains).toList());
      assertEquals(2, parameters.thawed().size());
      assertEquals(0, parameters.frozenCount());
    }
  }

  private static List<String> keys(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::key).toList();
  }

  /** Notes whether it computes as in training. */
  private static final class Mode extends Layer {
    private boolean training;

    Mode(Weights at) {
      super(at);
      at.param("weight", new Constant(0), 3);
    }

    boolean trains() {
      apply(ones(1));
      return training;
    }

    @Override
    protected NDArray forward(NDArray x) {
      training = Context.current().training();
      return x;
    }
  }

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
