package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;

class JavaEmitterTest {
  private final JavaSources sources = new JavaEmitter().emit(scaling());

  /** One layer that multiplies by one of its two constants. */
  private static Plan scaling() {
    ClassPlan type =
        new ClassPlan(
            "scale",
            "scale",
            "layer",
            "",
            "a.lac:1",
            List.of(
                constant("factor", ValueType.REAL, real(0.5), ""),
                constant("unused", ValueType.INT, whole(9), "")),
            List.of(),
            List.of(),
            List.of(
                method(
                    "forward",
                    "",
                    "",
                    List.of("x"),
                    give(op("mul", local("x"), constant("factor"))))));
    return plan("small_scale", List.of(type));
  }

  @Test
  void leavesOutConstantsThatNothingUses() {
    String java = sources.files().get("lacuna/experiment/Scale.java");
    assertTrue(java.contains("FACTOR = 0.5"), java);
    assertFalse(java.contains("UNUSED"), java);
  }

  @Test
  void namesTheClassWithMain() {
    assertEquals("lacuna.experiment.SmallScale", sources.mainClass());
  }
}
