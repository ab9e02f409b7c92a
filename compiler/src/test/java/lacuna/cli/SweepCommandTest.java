package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps by the command line, at a size that trains in moments. */
class SweepCommandTest {
  private static final Path TINY =
      Path.of("src", "test", "resources", "lacuna", "training", "tiny.lac");

  @TempDir private Path folder;

  @BeforeEach
  void copyBase() throws IOException {
    Files.copy(TINY, folder.resolve("tiny.lac"));
  }

  @Test
  void showsThePointsAndTheirWorkBeforeAnythingRuns() throws IOException {
    Path spec = sweep("pretrain.mask.cell in [4px, 8px]");
    String shown = Shell.succeeds("sweep", spec, "--list");
    assertTrue(shown.contains("2 points"), shown);
    assertTrue(shown.contains("cell_8px"), shown);
    // 12 images in updates of 4: 3 updates in each of 3 epochs, at both points
    assertTrue(shown.contains("6 epochs, 18 updates, "), shown);
    assertEquals(shown, Shell.succeeds("explain", spec));
  }

  @Test
  void trainsTheOtherPointsWhereOneFailsAndSkipsWhatIsFinished() throws IOException {
    Path spec = sweep("pretrain.data in [synthetic(count: 12), image_folder(\"nowhere\")]");
    Path out = folder.resolve("out");
    Shell.Answer first = Shell.lacuna("sweep", spec, "--out", out, "--devices", "cpu");
    assertEquals(ExitCode.FAILED, first.code(), first.out() + first.err());
    assertTrue(first.out().contains("2 points: 1 finished, 1 failed"), first.out());
    assertTrue(first.out().contains("there is no folder nowhere"), first.out());
    assertTrue(Files.exists(out.resolve("data_synthetic_count_12/model.safetensors")));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("data_image_folder_nowhere"), "a failed point has a row");

    Shell.Answer second = Shell.lacuna("sweep", spec, "--out", out, "--devices", "cpu");
    assertEquals(ExitCode.FAILED, second.code(), second.out() + second.err());
    assertTrue(second.out().contains("2 points: 1 finished already, 1 failed"), second.out());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void submitsAnArrayWithOneTaskForEachPointThatIsNotFinished()
      throws IOException, InterruptedException {
    Path spec = sweep("pretrain.mask.ratio in [40%, 60%]");
    Path out = folder.resolve("out");
    Child child = new Child(folder, Map.of());
    child.program("sbatch", "echo \"$@\" > " + folder.resolve("given") + "; echo '7;cluster'");
    child.program("squeue", "cat " + folder.resolve("queue"));
    Files.writeString(folder.resolve("queue"), "");
    String[] line = {
      "sweep", spec.toString(), "--out", out.toString(), "--slurm",
      "--slurm-args", "--gres=gpu:1 --time=8:00", "--set", "pretrain.clip=1.0", "--", "--steps", "2"
    };
    Shell.Answer submitted = child.lacuna((Object[]) line);
    assertEquals(ExitCode.OK, submitted.code(), submitted.out() + submitted.err());
    assertTrue(submitted.out().contains("job 7: 2 points"), submitted.out());
    String given = Files.readString(folder.resolve("given"));
    assertTrue(given.contains("--array=1,2 "), given);
    assertTrue(given.contains(" --gres=gpu:1 --time=8:00 "), given);
    String script = Files.readString(out.resolve("slurm/array.sh"));
    assertTrue(script.contains("2) point=ratio_60 ;;"), script);
    assertTrue(
        script.contains("--set pretrain.clip=1.0 --point \"$point\" -- --steps 2"), script);
    assertFalse(script.contains("--slurm-args"), script);

    Files.writeString(folder.resolve("queue"), "7 1 PD\n7 2 PD\n8 1 R\n");
    Shell.Answer again = child.lacuna((Object[]) line);
    assertEquals(ExitCode.USAGE, again.code(), again.out() + again.err());
    assertTrue(again.err().contains("2 points of this sweep are in Slurm's queue"), again.err());
  }

  private Path sweep(String axis) throws IOException {
    return Files.writeString(
        folder.resolve("sweep.lac"),
        "experiment grid\namends \"tiny.lac\"\nsweep { " + axis + " }\n");
  }
}
