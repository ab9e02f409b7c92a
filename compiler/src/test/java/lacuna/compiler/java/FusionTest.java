package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;

class FusionTest {
  private final Code x = new Code.LocalRef("x");
  private final Code y = new Code.LocalRef("y");
  private final Code gamma = new Code.MemberRef("gamma");
  private final Code p = new Code.Literal(0.1, ValueType.REAL);

  @Test
  void aBranchIsDroppedAndAddedAtOnce() {
    assertEquals(
        operation("add_stochastic_depth", x, y, p),
        Fusion.of(operation("add", x, operation("stochastic_depth", y, p))));
  }

  @Test
  void theLayersOwnScaleIsAFactorOfTheSame() {
    Code scaled = operation("mul", gamma, y);
    assertEquals(
        operation("add_stochastic_depth", x, gamma, y, p),
        Fusion.of(operation("add", x, operation("stochastic_depth", scaled, p))));
  }

  @Test
  void anyOtherProductIsABranch() {
    Code product = operation("mul", y, y);
    assertEquals(
        operation("add_stochastic_depth", x, product, p),
        Fusion.of(operation("add", x, operation("stochastic_depth", product, p))));
  }

  @Test
  void everythingElseStaysAsItIs() {
    Code.Operation dropped = operation("stochastic_depth", y, p);
    for (Code.Operation other :
        List.of(
            dropped,
            operation("add", x, y),
            operation("add", x, operation("dropout", y, p)),
            operation("mul", x, dropped),
            operation("add", dropped, x))) {
      assertSame(other, Fusion.of(other));
    }
  }

  private static Code.Operation operation(String name, Code... arguments) {
    return new Code.Operation(name, List.of(arguments));
  }
}
