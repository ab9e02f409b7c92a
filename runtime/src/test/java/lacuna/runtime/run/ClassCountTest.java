package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lacuna.runtime.RunException;
import lacuna.runtime.data.Synthetic;
import org.junit.jupiter.api.Test;

/** Labels against the `classes` of a plan. */
class ClassCountTest {
  private static final String PLAN =
      """
      {"stages": [
        {"name": "pretrain", "settings": []},
        {"name": "finetune", "settings": [{"path": "classes", "value": "3"}]}
      ]}""";

  @Test
  void refusesMoreClassesThanTheStageTellsApart() {
    RunException refused = assertThrows(RunException.class, () -> require(PLAN, "finetune", 4));
    String text = refused.getMessage();
    assertTrue(text.startsWith("finetune: `data` has 4 classes, and `classes` is 3"), text);
    assertTrue(text.contains("set finetune.classes = 4"), text);
  }

  @Test
  void letsFewerPassAndStagesWithoutClasses() {
    assertDoesNotThrow(() -> require(PLAN, "finetune", 3));
    assertDoesNotThrow(() -> require(PLAN, "finetune", 2));
    assertDoesNotThrow(() -> require(PLAN, "pretrain", 9));
    assertDoesNotThrow(() -> require("{}", "finetune", 9));
    assertDoesNotThrow(() -> require("no plan", "finetune", 9));
  }

  private static void require(String plan, String stage, int classes) {
    ClassCount.require(plan, stage, new Synthetic(12, classes));
  }
}
