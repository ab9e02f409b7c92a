package lacuna.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import lacuna.compiler.value.Operator.Binary;
import lacuna.compiler.value.Operator.Unary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {
  private static final Value BATCH = new Value.Int(1, true);
  private static final List<Value> ALL =
      List.of(
          Value.Int.of(3),
          new Value.Int(2, true),
          new Value.Real(0.5),
          new Value.Ratio(0.6),
          new Value.Length(16),
          new Value.Size(224, 192),
          new Value.Duration(100, true),
          new Value.Duration(7, false),
          new Value.Rate(1e-4, 512),
          new Value.Bool(true),
          new Value.Text("a"),
          new Value.Word("masked"),
          new Value.Range(Value.Int.of(0), Value.Int.of(3)),
          new Value.ListValue(List.of(Value.Int.of(1))),
          new Value.None());

  @Test
  void pixelsOverPixelsAreACount() {
    assertEquals("6", of(px(192), Binary.DIVIDE, px(32)));
    assertEquals("7.68", of(px(192), Binary.DIVIDE, px(25)));
    assertEquals("48px", of(px(192), Binary.DIVIDE, Value.Int.of(4)));
  }

  @Test
  void equalPartsAreWholeOrNone() {
    Mismatch pixels = mismatch(px(192), Binary.DIVIDE, Value.Int.of(7));
    assertEquals(Rule.SIZE_DOES_NOT_DIVIDE, pixels.rule());
    assertEquals("192px cannot be divided into 7 equal parts", pixels.title());
    assertEquals(List.of(Operand.whole(1), Operand.whole(0)), pixels.operands());
    assertEquals(
        Rule.SIZE_DOES_NOT_DIVIDE, mismatch(BATCH, Binary.DIVIDE, Value.Int.of(2)).rule());
  }

  @Test
  void theBatchIsCountedOnce() {
    assertEquals("6 * batch", of(Value.Int.of(6), Binary.MULTIPLY, BATCH));
    assertEquals("6", of(new Value.Int(6, true), Binary.DIVIDE, BATCH));
    mismatch(BATCH, Binary.MULTIPLY, BATCH);
    mismatch(BATCH, Binary.ADD, Value.Int.of(1));
  }

  @Test
  void aQuotientTimesItsDivisorIsTheDividend() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      long count = random.nextLong(1, 1 << 15);
      long divisor = random.nextLong(1, 1 << 15);
      Value product = ok(px(count), Binary.MULTIPLY, Value.Int.of(divisor));
      assertEquals(px(count * divisor), product);
      assertEquals(Value.Int.of(divisor), ok(product, Binary.DIVIDE, px(count)));
      assertEquals(px(count), ok(product, Binary.DIVIDE, Value.Int.of(divisor)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "MULTIPLY", "EQUAL", "NOT_EQUAL", "AND", "OR"})
  void theOrderOfOperandsIsAllOne(Binary operator) {
    for (Value a : ALL) {
      for (Value b : ALL) {
        Result<Value> there = Arithmetic.binary(operator, a, b);
        Result<Value> back = Arithmetic.binary(operator, b, a);
        assertEquals(there.isOk(), back.isOk(), a + operator.text() + b);
        assertEquals(outcome(there), outcome(back));
      }
    }
  }

  private static Object outcome(Result<Value> result) {
    return result.<Object>fold(value -> value, Mismatch::rule);
  }

  @ParameterizedTest
  @EnumSource
  void everyPairOfOperandsHasAResultOrAReason(Binary operator) {
    for (Value a : ALL) {
      for (Value b : ALL) {
        String text = Arithmetic.binary(operator, a, b).fold(Value::toString, Mismatch::title);
        assertTrue(!text.isEmpty(), a + operator.text() + b);
      }
    }
  }

  @Test
  void whatGrowsTooLargeIsAMismatch() {
    Value most = Value.Int.of(Long.MAX_VALUE);
    Mismatch sum = mismatch(most, Binary.ADD, Value.Int.of(1));
    assertEquals(Rule.OUT_OF_RANGE, sum.rule());
    assertEquals("the number is too large", sum.title());
    assertEquals(Rule.OUT_OF_RANGE, mismatch(most, Binary.MULTIPLY, px(2)).rule());
    assertEquals(
        "a division by zero", mismatch(Value.Int.of(1), Binary.DIVIDE, Value.Int.of(0)).title());
    assertTrue(!Arithmetic.unary(Unary.NEGATE, Value.Int.of(Long.MIN_VALUE)).isOk());
  }

  @Test
  void ofARatioAndANumberComesARatio() {
    assertEquals("30%", of(new Value.Ratio(0.6), Binary.DIVIDE, Value.Int.of(2)));
    assertEquals("1.5", of(Value.Int.of(1), Binary.ADD, new Value.Real(0.5)));
  }

  @Test
  void unitsGoWithTheirOwn() {
    Mismatch mismatch = mismatch(px(16), Binary.ADD, Value.Int.of(1));
    assertEquals(Rule.WRONG_UNIT, mismatch.rule());
    assertEquals(
        "a length (16px) and an integer (1) do not go together with +", mismatch.title());
    assertEquals("16px + 1", mismatch.label());
    mismatch(new Value.Duration(1, true), Binary.ADD, new Value.Duration(1, false));
  }

  @Test
  void onlyTheRunKnowsHowManyStepsAnEpochHas() {
    assertEquals(
        new Value.Unknown(),
        ok(new Value.Duration(1, true), Binary.LESS, new Value.Duration(900, false)));
    assertEquals(
        "true", of(new Value.Duration(5, true), Binary.LESS, new Value.Duration(90, true)));
  }

  @Test
  void ratesAreComparedPerImage() {
    assertEquals("true", of(new Value.Rate(1e-3, 512), Binary.LESS, new Value.Rate(1e-3, 256)));
  }

  @Test
  void twoMinusesAreNone() {
    for (Value value : ALL) {
      Arithmetic.unary(Unary.NEGATE, value)
          .then(negated -> Arithmetic.unary(Unary.NEGATE, negated))
          .map(twice -> assertSame(value, twice));
    }
    assertEquals(px(-16), Outcomes.value(Arithmetic.unary(Unary.NEGATE, px(16))));
  }

  private static Value assertSame(Value expected, Value actual) {
    assertEquals(expected, actual);
    return actual;
  }

  @Test
  void aRangeKeepsOneUnit() {
    assertTrue(Arithmetic.range(new Value.Ratio(0.6), Value.Int.of(1)).isOk());
    assertTrue(Arithmetic.range(px(16), px(32)).isOk());
    assertTrue(!Arithmetic.range(px(16), Value.Int.of(32)).isOk());
  }

  private static Value px(long pixels) {
    return new Value.Length(pixels);
  }

  private static String of(Value a, Binary operator, Value b) {
    return ok(a, operator, b).toString();
  }

  private static Value ok(Value a, Binary operator, Value b) {
    return Outcomes.value(Arithmetic.binary(operator, a, b));
  }

  private static Mismatch mismatch(Value a, Binary operator, Value b) {
    return Outcomes.mismatch(Arithmetic.binary(operator, a, b));
  }
}
