package lacuna.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTypeTest {
  private static final List<Value> VALUES =
      List.of(
          Value.Int.of(3),
          new Value.Int(2, true),
          new Value.Real(0.5),
          new Value.Ratio(0.6),
          new Value.Ratio(1.2),
          new Value.Length(16),
          new Value.Size(224, 192),
          new Value.Duration(100, true),
          new Value.Rate(1e-4, 512),
          new Value.Bool(true),
          new Value.Text("a"),
          new Value.Word("masked"),
          new Value.Range(Value.Int.of(0), Value.Int.of(3)),
          new Value.ListValue(List.of()),
          new Value.None(),
          new Value.Tensor(List.of(), Value.Element.REAL));

  @ParameterizedTest
  @EnumSource
  void fitsWhatItHasFitted(UnitType type) {
    for (Value value : VALUES) {
      type.fit(value, "x").then(fitted -> type.fit(fitted, "x").map(again -> same(fitted, again)));
    }
  }

  private static Value same(Value fitted, Value again) {
    assertEquals(fitted, again);
    return again;
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(UnitType type) {
    assertEquals(type, UnitType.of(type.word()).orElseThrow());
  }

  @Test
  void widensWithoutConverting() {
    assertEquals("3", fit(UnitType.REAL, Value.Int.of(3)));
    assertEquals(
        new Value.Size(16, 16),
        Outcomes.value(UnitType.SIZE.fit(new Value.Length(16), "x")));
    assertEquals("0.001", fit(UnitType.RATE, new Value.Real(0.001)));
  }

  @Test
  void saysWhatToWriteInstead() {
    assertEquals("`x` takes a length, such as 32px: write 3px", fit(UnitType.LENGTH, 3));
    assertEquals("`x` takes a size, such as 224px: write 3px", fit(UnitType.SIZE, 3));
    assertEquals(
        "`x` takes a duration, such as 100 epochs: write 3 epochs or 3 steps",
        fit(UnitType.DURATION, 3));
    assertEquals(
        "`x` takes a ratio, such as 60%: write 60%", fit(UnitType.RATIO, new Value.Real(0.6)));
    assertEquals(
        "`x` takes a number without a unit: write 0.6", fit(UnitType.REAL, new Value.Ratio(0.6)));
    assertEquals(
        "`x` takes an integer without a unit: write 16", fit(UnitType.INT, new Value.Length(16)));
  }

  @Test
  void tellsAWrongTypeFromAWrongUnit() {
    assertEquals(Rule.WRONG_UNIT, rule(UnitType.REAL, new Value.Length(1)));
    assertEquals(Rule.WRONG_TYPE, rule(UnitType.REAL, new Value.Text("")));
    assertEquals(Rule.WRONG_TYPE, rule(UnitType.INT, new Value.Real(0.5)));
    assertEquals(Rule.OUT_OF_RANGE, rule(UnitType.RATIO, new Value.Ratio(1.2)));
  }

  @Test
  void namesWhatIsGiven() {
    Mismatch mismatch =
        Outcomes.mismatch(UnitType.BOOL.fit(new Value.Length(16), "the result of `f`"));
    assertEquals("the result of `f` takes a boolean, true or false", mismatch.title());
    assertEquals("this is a length (16px)", mismatch.label());
    assertEquals(List.of(Operand.whole(0)), mismatch.operands());
  }

  @Test
  void takesOneOfItsWords() {
    WordType words = new WordType(List.of("masked", "everything"));
    Value masked = new Value.Word("masked");
    assertEquals(masked, Outcomes.value(words.fit(masked, "x")));
    Mismatch mismatch = Outcomes.mismatch(words.fit(new Value.Word("hidden"), "x"));
    assertEquals("`x` takes one of the words masked, everything", mismatch.title());
    assertEquals(Rule.UNKNOWN_NAME, mismatch.rule());
    assertEquals(
        Rule.WRONG_TYPE, Outcomes.mismatch(words.fit(new Value.Text("masked"), "x")).rule());
  }

  private static String fit(UnitType type, long number) {
    return fit(type, Value.Int.of(number));
  }

  private static String fit(UnitType type, Value value) {
    return type.fit(value, "x")
        .fold(Value::toString, m -> m.title() + ": " + String.join("; ", m.help()));
  }

  private static Rule rule(UnitType type, Value value) {
    return Outcomes.mismatch(type.fit(value, "x")).rule();
  }
}
