package lacuna.compiler.shape;

import static lacuna.compiler.shape.SampleShapes.reals;
import static lacuna.compiler.shape.SampleShapes.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Operator.Binary;
import lacuna.compiler.value.Operator.Unary;
import lacuna.compiler.value.Outcomes;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.Value.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorOperatorsTest {

  /** As {@code torch.result_type} and PyTorch's true division have it. */
  @ParameterizedTest
  @CsvSource({
    "ADD, INT, INT, INT",
    "ADD, INT, REAL, REAL",
    "MULTIPLY, REAL, REAL, REAL",
    "DIVIDE, INT, INT, REAL",
    "LESS, INT, REAL, BOOL",
    "EQUAL, REAL, REAL, BOOL",
    "AND, BOOL, BOOL, BOOL"
  })
  void givesTheElementTypeOfPytorch(Binary operator, Element a, Element b, Element result) {
    assertEquals(result, ok(operator, tensor(a, 2, 3), tensor(b, 3)).tensor().element());
  }

  @Test
  void takesANumberForATensorWithoutAxes() {
    assertEquals("[2, 3]", ok(Binary.ADD, reals(2, 3), Value.Int.of(1)).tensor().toString());
    Value.Tensor whole = tensor(Element.INT, 2);
    assertEquals(whole, ok(Binary.ADD, whole, Value.Int.of(1)).tensor());
    assertEquals("[2]", ok(Binary.MULTIPLY, new Value.Ratio(0.5), reals(2)).tensor().toString());
    assertEquals(
        List.of(new Operand(1, 0)), ok(Binary.MULTIPLY, new Value.Ratio(0.5), reals(2)).sources());
  }

  @Test
  void saysWhichSizesKeepShapesApart() {
    Mismatch mismatch = mismatch(Binary.ADD, reals(4, 2, 3), reals(5, 3));
    assertEquals(Rule.SHAPES_DIFFER, mismatch.rule());
    assertEquals("shapes [4, 2, 3] and [5, 3] do not broadcast with +", mismatch.title());
    assertEquals(List.of("axis -2 is 2 here and 5 there"), mismatch.notes());
    assertEquals("[4, 2, 3] + [5, 3]", mismatch.label());
    assertEquals(List.of(new Operand(0, 1), new Operand(1, 0)), mismatch.operands());
  }

  @Test
  void keepsBooleansAndNumbersApart() {
    Value mask = tensor(Element.BOOL, 2);
    assertEquals(Rule.WRONG_TYPE, mismatch(Binary.ADD, mask, Value.Int.of(1)).rule());
    assertEquals(Rule.WRONG_TYPE, mismatch(Binary.AND, mask, reals(2)).rule());
    assertEquals(Rule.WRONG_UNIT, mismatch(Binary.ADD, reals(2), new Value.Length(1)).rule());
  }

  @Test
  void negatesNumbersAndInvertsBooleans() {
    Value.Tensor mask = tensor(Element.BOOL, 2);
    assertEquals(mask, Outcomes.value(TensorOperators.unary(Unary.NOT, mask)).tensor());
    assertEquals(
        "`-` cannot be applied to a tensor ([2] of Bool)",
        Outcomes.title(TensorOperators.unary(Unary.NEGATE, mask)));
    assertEquals(
        "`not` cannot be applied to a tensor ([2])",
        Outcomes.title(TensorOperators.unary(Unary.NOT, reals(2))));
  }

  private static Shaped ok(Binary operator, Value a, Value b) {
    return Outcomes.value(TensorOperators.binary(operator, a, b));
  }

  private static Mismatch mismatch(Binary operator, Value a, Value b) {
    return Outcomes.mismatch(TensorOperators.binary(operator, a, b));
  }
}
