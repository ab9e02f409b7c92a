package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.image.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void refusesImagesWithoutLabelsWhereAStageNeedsThem(@TempDir Path folder) throws IOException {
    byte[] png = ImageWriter.png(1, 1, new byte[3]);
    Files.write(folder.resolve("a.png"), png);
    DataSource flat = new ImageFolder(folder.toString(), true);
    RunException refused =
        assertThrows(RunException.class, () -> ClassCount.require(PLAN, "finetune", flat));
    String text = refused.getMessage();
    assertTrue(text.startsWith("finetune: this stage needs labels"), text);
    assertTrue(text.contains("a.png lies right in"), text);
    assertDoesNotThrow(() -> ClassCount.require(PLAN, "pretrain", flat));
  }

  private static void require(String plan, String stage, int classes) {
    ClassCount.require(plan, stage, new Synthetic(12, classes));
  }
}
