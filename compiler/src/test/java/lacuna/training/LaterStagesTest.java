package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a later stage is said before the first one trains: the run's folder is not made. */
class LaterStagesTest {
  private static final String SMALL =
      """
        image      = 16px
        data       = synthetic(count: 8, classes: 4)
        augment    = []
        encoder    = vit(width: 16, depth: 1, heads: 2, patch: 8px)
        length     = 1 epochs
        batch_size = 4
        schedule   = constant()
      """;

  private static final String SPEC =
      "experiment later\npretrain {\n" + SMALL + "  mask = random(cell: 8px, ratio: 50%)\n}\n"
          + "finetune {\n" + SMALL + "  classes = 4\n  mixup = none\n  validation_augment = []\n}\n";

  @TempDir private Path folder;

  @Test
  void weightsOfAFileThatDoNotFit() throws IOException {
    Path file = folder.resolve("first/model.safetensors");
    Shell.succeeds("run", spec(), "pretrain", "--device=cpu", "--out=" + file.getParent());
    String from = "--set=finetune.from=weights(\"%s\")".formatted(file);
    String answer = refused(from, "--set=finetune.encoder.width=24");
    assertTrue(answer.contains("finetune: " + file), answer);
    assertTrue(answer.contains("of another shape or type: patch_embed.proj.weight"), answer);
    assertEquals(0, run(from).code());
  }

  @Test
  void filesAndFoldersThatAreNotThere() throws IOException {
    String answer = refused("--set=finetune.from=weights(\"%s/none.pth\")".formatted(folder));
    assertTrue(answer.contains("do not exist"), answer);
    Files.createDirectories(folder.resolve("train"));
    String data = "--set=finetune.data=image_folder(\"%s/trian\")".formatted(folder);
    answer = refused(data);
    assertTrue(answer.contains("did you mean " + folder.resolve("train")), answer);
  }

  private String refused(String... options) throws IOException {
    Shell.Answer answer = run(options);
    assertEquals(2, answer.code(), () -> answer.out() + answer.err());
    assertFalse(Files.exists(folder.resolve("run")), "something was trained");
    return answer.err();
  }

  private Shell.Answer run(String... options) throws IOException {
    Object[] words = new Object[options.length + 4];
    words[0] = "run";
    words[1] = spec();
    words[2] = "--device=cpu";
    words[3] = "--out=" + folder.resolve("run");
    System.arraycopy(options, 0, words, 4, options.length);
    return Shell.lacuna(words);
  }

  private Path spec() throws IOException {
    return Files.writeString(folder.resolve("later.lac"), SPEC);
  }
}
