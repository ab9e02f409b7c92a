package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;
import static lacuna.compiler.plan.ValueType.BOOL;
import static lacuna.compiler.plan.ValueType.INT;
import static lacuna.compiler.plan.ValueType.REAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;

class ExpressionWriterTest {
  private final JavaScope environment =
      new JavaScope(
          new JavaNames(plan("e", List.of())),
          "",
          Map.of(),
          Map.of(
              "a",
              Symbol.local("a", INT, false),
              "b",
              Symbol.local("b", INT, false),
              "r",
              Symbol.local("r", REAL, false)),
          Map.of(),
          ObservedParts.none(),
          new Locals(),
          "i");
  private final Code a = parameter("a");
  private final Code b = parameter("b");

  private String java(Code code) {
    return new ExpressionWriter(environment).of(code).toString();
  }

  @Test
  void putsParenthesesWhereJavaNeedsThemAndNowhereElse() {
    assertEquals("a * (a + b)", java(arithmetic(INT, "*", a, arithmetic(INT, "+", a, b))));
    assertEquals("a * b + a", java(arithmetic(INT, "+", arithmetic(INT, "*", a, b), a)));
    assertEquals("a - (a - b)", java(arithmetic(INT, "-", a, arithmetic(INT, "-", a, b))));
    assertEquals("a - b - a", java(arithmetic(INT, "-", arithmetic(INT, "-", a, b), a)));
    assertEquals("-(a + b)", java(arithmetic(INT, "-", arithmetic(INT, "+", a, b))));
    assertEquals("-(-1)", java(arithmetic(INT, "-", whole(-1))));
    assertEquals(
        "!(a < b && b < 3)",
        java(
            arithmetic(
                BOOL,
                "!",
                arithmetic(
                    BOOL, "&&", arithmetic(BOOL, "<", a, b), arithmetic(BOOL, "<", b, whole(3))))));
    assertEquals(
        "a < b ? a : b + 1",
        java(new Code.Choose(arithmetic(BOOL, "<", a, b), a, arithmetic(INT, "+", b, whole(1)))));
    assertEquals(
        "(a < b ? a : b) * 2",
        java(arithmetic(INT, "*", new Code.Choose(arithmetic(BOOL, "<", a, b), a, b), whole(2))));
  }

  @Test
  void turnsComparisonsOfWholeNumbersAround() {
    assertEquals("a != b", java(arithmetic(BOOL, "!", arithmetic(BOOL, "==", a, b))));
    assertEquals("a >= b", java(arithmetic(BOOL, "!", arithmetic(BOOL, "<", a, b))));
    assertEquals("!(r < a)", java(arithmetic(BOOL, "!", arithmetic(BOOL, "<", parameter("r"), a))));
  }

  @Test
  void cutsNoRealQuotientOfWholeNumbers() {
    assertEquals("(double) a / b", java(arithmetic(REAL, "/", a, b)));
    assertEquals("1.0 / b", java(arithmetic(REAL, "/", whole(1), b)));
    assertEquals("r / b", java(arithmetic(REAL, "/", parameter("r"), b)));
    assertEquals("a / b", java(arithmetic(INT, "/", a, b)));
    assertEquals("a / Math.sqrt(b)", java(arithmetic(REAL, "/", a, arithmetic(REAL, "sqrt", b))));
    assertEquals("Math.min(Math.min(a, b), 3)", java(arithmetic(INT, "min", a, b, whole(3))));
  }

  @Test
  void writesShapesAndRangesAsTheRuntimeTakesThem() {
    assertEquals("zeros(a, 3)", java(op("zeros", sizes(a, whole(3)))));
    assertEquals("full(new long[] {a, 3}, 0.5)", java(op("full", sizes(a, whole(3)), real(0.5))));
    assertEquals(
        "slice(zeros(), 1, 197, 1)",
        java(op("slice", op("zeros", sizes()), new Code.RangeCode(1, 197), whole(1))));
    assertEquals(
        "roll(zeros(), new int[] {-3, -3}, new int[] {1, 2})",
        java(
            op(
                "roll",
                op("zeros", sizes()),
                list(ValueType.INT_LIST, whole(-3), whole(-3)),
                list(INT, whole(1), whole(2)))));
    assertEquals("toInt(null)", java(op("int", new Code.None())));
  }
}
