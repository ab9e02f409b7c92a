package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setting that is given for one stage alone where another takes its weights. */
class StageOverridesTest {
  private static final String SPEC =
      """
      experiment two

      pretrain {
        image      = 16px
        mask       = random(cell: 8px, ratio: 50%)
        encoder    = vit(width: 8, depth: 2, heads: 1, patch: 8px)
        target     = pixels()
        data       = synthetic(count: 16, classes: 3)
        length     = 1 epochs
        batch_size = 8
        optimizer  = adamw(rate: 1e-3 per 8 images)
      }

      finetune {
        from       = pretrain.encoder
        image      = 16px
        encoder    = vit(width: 8, depth: 2, heads: 1, patch: 8px)
        data       = synthetic(count: 16, classes: 3)
        augment    = []
        mixup      = none
        classes    = 3
        length     = 1 epochs
        batch_size = 8
        optimizer  = adamw(rate: 1e-3 per 8 images)
      }
      """;

  @TempDir private Path folder;

  private Path spec = Path.of("");

  @BeforeEach
  void writeSpec() throws IOException {
    spec = Files.writeString(folder.resolve("two.lac"), SPEC);
  }

  @Test
  void theMessageNamesTheSettingOfTheOtherStage() {
    tells("pretrain.encoder.depth=1", "`--set finetune.encoder.depth=1` as well");
    tells("finetune.encoder.depth=1", "`--set pretrain.encoder.depth=1` as well");
    tells("pretrain.encoder.width=16", "`--set finetune.encoder.width=16` as well");
  }

  @Test
  void whatItNamesMendsIt() {
    Shell.succeeds(
        "check", spec, "--set=pretrain.encoder.depth=1", "--set=finetune.encoder.depth=1");
  }

  @Test
  void benchNeedsOneStageAlone() {
    Shell.succeeds(
        "bench", spec, "--set=pretrain.encoder.depth=1", "--batch=2", "--steps=1", "--warmup=0");
    Shell.succeeds(
        "bench", spec, "finetune", "--set=finetune.encoder.depth=1", "--batch=2", "--steps=1",
        "--warmup=0");
  }

  private void tells(String setting, String help) {
    Shell.Answer answer = Shell.lacuna("check", spec, "--set=" + setting);
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("error[V05]") && answer.err().contains(help), answer.err());
  }
}
