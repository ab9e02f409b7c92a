package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir Path folder;

  @Test
  void gathersStagesInTheirOrder() throws IOException {
    Metrics metrics =
        read(
            "{'stage':'pretrain','update':1,'loss':2}", "{'stage':'finetune','update':1,'loss':1}");
    assertEquals(
        List.of("pretrain", "finetune"),
        metrics.stages().stream().map(StageMetrics::name).toList());
  }

  @Test
  void countsWhatIsNoObject() throws IOException {
    assertEquals(3, read("{'update':1}", "{'upd", "17", "]", "").unreadable());
  }

  @Test
  void theTimeIsThatOfTheLastUpdate() throws IOException {
    Metrics metrics = read("{'stage':'s','seconds':10}", "{'stage':'s','seconds':21.5}");
    assertEquals(21.5, metrics.stage("s").seconds());
  }

  @Test
  void measuresStandByEpoch() throws IOException {
    StageMetrics stage =
        read("{'stage':'s','update':40,'epoch':3,'metrics':{'top1':0.5}}").stage("s");
    assertEquals(new Curve.Point(3, 0.5), stage.measures().get("top1").last());
    assertTrue(stage.loss().isEmpty());
  }

  @Test
  void anUnknownStageIsEmpty() throws IOException {
    assertEquals(0, read("{'stage':'s','update':40}").stage("t").updates());
  }

  private Metrics read(String... lines) throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
    return Metrics.read(file);
  }
}
