package lacuna.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantFunctionsTest {

  @Test
  void sumsAndSortsAsFormulasSay() {
    for (long n : new long[] {0, 1, 2, 17, 1000}) {
      assertEquals(Value.Int.of(n * (n - 1) / 2), applied("sum", range(0, n)));
      assertEquals(Value.Int.of(n), applied("length", applied("list_of", range(0, n))));
    }
    Value mixed = new Value.ListValue(List.of(Value.Int.of(3), new Value.Real(0.5)));
    assertEquals("[0.5, 3]", applied("sorted", mixed).toString());
    assertEquals("3.5", applied("sum", mixed).toString());
  }

  @Test
  void aDividendIsQuotientTimesDivisorPlusRemainder() {
    for (long a = -20; a <= 20; a++) {
      for (long b = 1; b <= 7; b++) {
        Value quotient = applied("floor", new Value.Real((double) a / b));
        Value rest = applied("mod", Value.Int.of(a), Value.Int.of(b));
        long total = ((Value.Int) quotient).number() * b + ((Value.Int) rest).number();
        assertEquals(a, total);
        assertEquals(
            new Value.Length(((Value.Int) rest).number()),
            applied("mod", new Value.Length(a), new Value.Length(b)));
      }
    }
  }

  @Test
  void powersAndLogarithmsUndoEachOther() {
    for (long n = 0; n < 40; n++) {
      Value power = applied("power", Value.Int.of(2), Value.Int.of(n));
      long number = 1L << n;
      boolean whole = number <= Integer.MAX_VALUE;
      assertEquals(whole ? Value.Int.of(number) : new Value.Real(number), power);
      assertEquals(n, Arithmetic.number(applied("log2", power)), 1e-12);
      Value square = applied("power", power, Value.Int.of(2));
      assertEquals(Arithmetic.number(power), Arithmetic.number(applied("sqrt", square)));
    }
  }

  @Test
  void theExtremesAreOfOneUnit() {
    assertEquals("32px", applied("max", new Value.Length(16), new Value.Length(32)).toString());
    assertEquals("0.5", applied("min", Value.Int.of(3), new Value.Real(0.5)).toString());
    List<Value> apart = List.of(new Value.Length(16), Value.Int.of(3));
    assertEquals(
        "`max` does not take a length (16px), an integer (3)",
        Outcomes.title(ConstantFunctions.apply("max", apart)));
    assertEquals(
        "`min` does not take nothing",
        Outcomes.title(ConstantFunctions.apply("min", List.of())));
  }

  private static Value applied(String name, Value... arguments) {
    return Outcomes.value(ConstantFunctions.apply(name, List.of(arguments)));
  }

  private static Value range(long from, long to) {
    return new Value.Range(Value.Int.of(from), Value.Int.of(to));
  }
}
