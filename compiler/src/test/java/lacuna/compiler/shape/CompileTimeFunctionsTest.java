package lacuna.compiler.shape;

import static lacuna.compiler.shape.SampleShapes.BATCH;
import static lacuna.compiler.shape.SampleShapes.reals;
import static lacuna.compiler.shape.SampleShapes.shape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Outcomes;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;

class CompileTimeFunctionsTest {

  @Test
  void aReshapeKeepsTheCount() {
    assertEquals("24", applied("numel", reals(2, 3, 4)));
    assertEquals("1", applied("numel", reals()));
    assertEquals(
        "6 * batch",
        applied("numel", new Value.ListValue(List.of(BATCH, Value.Int.of(2), Value.Int.of(3)))));
    assertEquals(
        Rule.WRONG_TYPE, refused("numel", new Value.ListValue(List.of(BATCH, BATCH))).rule());
    assertEquals(Rule.OUT_OF_RANGE, refused("numel", reals(1 << 20, 1 << 11)).rule());
  }

  @Test
  void rearrangesAxes() {
    assertEquals("[2, 4]", applied("without", reals(2, 3, 4), Value.Int.of(1)));
    assertEquals("[2, 3]", applied("without", reals(2, 3, 4), Value.Int.of(-1)));
    Value nine = Value.Int.of(9);
    assertEquals("[2, 9, 4]", applied("replaced", reals(2, 3, 4), Value.Int.of(1), nine));
    assertEquals("[4, 3, 2]", applied("swapped", reals(2, 3, 4), Value.Int.of(0), Value.Int.of(2)));
  }

  @Test
  void swappingTwiceIsNothing() {
    Value once = new Value.ListValue(shape(4, 3, 2));
    String twice = applied("swapped", once, Value.Int.of(0), Value.Int.of(-1));
    assertEquals(applied("shape", reals(2, 3, 4)), twice);
  }

  @Test
  void tellsWhereSizesComeFrom() {
    List<Value> arguments = List.of(reals(2, 3, 4), Value.Int.of(1), Value.Int.of(9));
    assertEquals(
        List.of(new Operand(0, 0), Operand.whole(2), new Operand(0, 2)),
        CompileTimeFunctions.sources("replaced", arguments));
    assertEquals(
        List.of(new Operand(0, 0), new Operand(0, 2)),
        CompileTimeFunctions.sources("without", arguments));
    assertEquals(List.of(), CompileTimeFunctions.sources("floor", List.of(new Value.Real(0.5))));
  }

  /** The example of {@code torch.cat}'s manual. */
  @Test
  void joinsAsInPytorch() {
    Value three = new Value.ListValue(List.of(reals(2, 3), reals(2, 3), reals(2, 3)));
    assertEquals("[6, 3]", applied("joined", three, Value.Int.of(0)));
    assertEquals("[2, 9]", applied("joined", three, Value.Int.of(1)));
    Value apart = new Value.ListValue(List.of(reals(2, 3), reals(3, 3)));
    assertEquals("[5, 3]", applied("joined", apart, Value.Int.of(0)));
    Mismatch mismatch = refused("joined", apart, Value.Int.of(1));
    assertEquals("these tensors cannot be joined along axis 1", mismatch.title());
    assertEquals(List.of("they are [[2, 3], [3, 3]]"), mismatch.notes());
    Value ragged = new Value.ListValue(List.of(reals(2, 3), reals(2)));
    assertEquals(Rule.SHAPES_DIFFER, refused("joined", ragged, Value.Int.of(1)).rule());
  }

  @Test
  void namesTheAxisThatIsMissing() {
    Mismatch first = refused("without", reals(2, 3), Value.Int.of(2));
    assertEquals(Rule.NO_SUCH_AXIS, first.rule());
    assertEquals("there is no axis 2", first.title());
    assertEquals(List.of("[2, 3] has axes 0 to 1"), first.help());
    assertEquals(
        "there is no axis 5",
        refused("swapped", reals(2, 3), Value.Int.of(1), Value.Int.of(5)).title());
    assertEquals(
        "`without` takes a shape, and this is an integer (3)",
        refused("without", Value.Int.of(3), Value.Int.of(0)).title());
    assertEquals(
        "`without` does not take a tensor ([2])", refused("without", reals(2)).title());
  }

  @Test
  void aTensorIsNoArgumentOfAFunctionOfConstants() {
    for (String name : CompileTimeFunctions.names()) {
      boolean ok = CompileTimeFunctions.apply(name, List.of(reals(2))).isOk();
      assertTrue(!ok || CompileTimeFunctions.takesTensors(name), name);
    }
  }

  @Test
  void takesApartAlongAnAxisOfKnownSize() {
    assertEquals(3, Outcomes.value(Unbinding.parts(reals(2, 3), Value.Int.of(-1))));
    assertEquals(
        "the tensor is [2, 3] and has no axis 2",
        Outcomes.title(Unbinding.parts(reals(2, 3), Value.Int.of(2))));
    Value batch = new Value.ListValue(List.of(BATCH));
    assertEquals(
        "an axis of size batch cannot be unpacked",
        Outcomes.title(Unbinding.parts(batch, Value.Int.of(0))));
  }

  /** A multiplication and an addition for each term of a sum of products. */
  @Test
  void countsTheTermsOfMatrixProducts() {
    double product = 2.0 * 5 * 7 * 11;
    assertEquals(
        product, flops("matmul", Map.of("a", reals(5, 11), "b", reals(11, 7)), reals(5, 7)));
    assertEquals(
        product, flops("linear", Map.of("x", reals(5, 11), "weight", reals(7, 11)), reals(5, 7)));
    assertEquals(0, flops("add", Map.of(), reals(5, 7)));
  }

  /** Patches of 16 px of an image of 224 px, by a convolution and as a product. */
  @Test
  void aPatchEmbeddingIsAProduct() {
    double product = flops("linear", Map.of("x", reals(196, 768)), reals(196, 768));
    assertEquals(
        product, flops("conv2d", Map.of("weight", reals(768, 3, 16, 16)), reals(1, 768, 14, 14)));
  }

  /** Vaswani et al.: n * n scores of d terms, and as many weights of d values, for each head. */
  @Test
  void anAttentionIsTwoProducts() {
    Value.Tensor q = reals(12, 197, 64);
    assertEquals(
        2.0 * 2 * 12 * 197 * 197 * 64, flops("scaled_dot_product_attention", Map.of("q", q, "k", q, "v", q), q), 1e-3);
  }

  private static double flops(String function, Map<String, Value> arguments, Value result) {
    return FlopCount.of(function, arguments, result);
  }

  private static String applied(String name, Value... arguments) {
    return Outcomes.value(CompileTimeFunctions.apply(name, List.of(arguments))).toString();
  }

  private static Mismatch refused(String name, Value... arguments) {
    return Outcomes.mismatch(CompileTimeFunctions.apply(name, List.of(arguments)));
  }
}
