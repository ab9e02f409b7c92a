package lacuna.runtime.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Normal;
import lacuna.runtime.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ParametersTest {
  private final Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 7);

  @AfterEach
  void free() {
    parameters.close();
  }

  @Test
  void keysAreTheNamesOnTheWayFromTheRoot() {
    parameters.build(
        at -> {
          at.in("encoder")
              .list(
                  "blocks",
                  2,
                  (part, i) -> part.in("attn").in("").param("q_bias", new Constant(i), 4));
          return at.part("mask").buffer("table", Tensors.arange(3));
        });
    assertEquals(
        List.of("encoder.blocks.0.attn.q_bias", "encoder.blocks.1.attn.q_bias", "table"),
        parameters.all().stream().map(Parameter::key).toList());
    assertEquals(8, parameters.count());
  }

  @Test
  void aPartWithoutKeyHasItsNameAsPath() {
    parameters.build(
        at -> {
          assertEquals("mask", at.in("encoder").part("mask").path());
          assertEquals("encoder.blocks", at.in("encoder").in("blocks").path());
          return at;
        });
  }

  @Test
  void propertiesAreInherited() {
    parameters.build(
        at -> {
          at.level(3).decay(false).in("a").param("weight", new Constant(0), 2, 2);
          at.trainable(false).in("b").param("weight", new Constant(0), 2, 2);
          return at.in("c").param("bias", new Constant(0), 2);
        });
    Parameter a = parameters.all().get(0);
    Parameter b = parameters.all().get(1);
    Parameter c = parameters.all().get(2);
    assertEquals(3, parameters.level(a));
    assertFalse(a.decay());
    assertTrue(a.array().hasGradient());
    assertEquals(4, parameters.level(b));
    assertTrue(b.decay());
    assertFalse(b.trained());
    assertFalse(b.array().hasGradient());
    assertFalse(c.decay(), "one axis never decays");
    assertEquals(List.of(a, c), parameters.trained());
  }

  @Test
  void buffersKeepWholeNumbersAndAreNotTrained() {
    NDArray buffer = parameters.build(at -> at.buffer("index", Tensors.arange(3)));
    assertEquals(DataType.INT64, buffer.getDataType());
    assertTrue(parameters.trained().isEmpty());
    assertArrayEquals(new long[] {0, 1, 2}, buffer.toLongArray());
  }

  @Test
  void theSeedDecidesTheValues() {
    float[] values = parameters.build(at -> at.param("weight", new Normal(1), 5)).toFloatArray();
    try (Parameters same = new Parameters(Device.cpu(), DataType.FLOAT32, 7);
        Parameters other = new Parameters(Device.cpu(), DataType.FLOAT32, 8)) {
      assertArrayEquals(
          values, same.build(at -> at.param("weight", new Normal(1), 5)).toFloatArray());
      assertFalse(
          Arrays.equals(
              values, other.build(at -> at.param("weight", new Normal(1), 5)).toFloatArray()));
    }
  }

  @Test
  void twoParametersOfOneKeyAreAnError() {
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    parameters.build(
                        at -> {
                          at.in("a").param("weight", new Constant(0), 2);
                          return at.in("a").param("weight", new Constant(0), 2);
                        }))
            .getMessage();
    assertTrue(why.contains("a.weight"), why);
  }
}
