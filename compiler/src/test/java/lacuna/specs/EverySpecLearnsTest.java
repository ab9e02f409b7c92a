package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published configuration learns, at a reduced size: all its stages, one after another. */
class EverySpecLearnsTest {
  private static final double NEAR = 0.4; // first scores are small, and not 0
  private static final Map<SmallSpec.Stage, SmallRun.Left> STAGES = new HashMap<>();

  @TempDir private static Path files;
  @TempDir private Path folder;

  static List<Path> specs() {
    return Experiments.in("specs/simmim", "specs/mae");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyStageLearns(Path spec) {
    long t = System.nanoTime();
    SmallSpec small = SmallSpec.of(spec, new SmallFiles(files));
    long t1 = System.nanoTime();
    run(small);
    System.out.printf("ES %s check %.2f run %.2f%n", spec, (t1 - t) / 1e9, (System.nanoTime() - t1) / 1e9);
    for (SmallSpec.Stage stage : small.stages()) {
      SmallRun.Left left = STAGES.get(stage);
      assertTrue(left.losses().size() >= 2);
      left.losses().forEach(loss -> assertTrue(Double.isFinite(loss), stage.name()));
      beginsAsItsKindDoes(stage, left.losses().get(0));
      assertEquals(Set.of(), left.idle(), stage.name() + ": parameters without a gradient");
      if (stage.settings().get("from").equals("none")) {
        continue;
      }
      beginsWithTheWeights(stage, left);
    }
  }

  /** Runs the stages that no spec before had; the first alone, where the others are known. */
  private void run(SmallSpec small) {
    List<SmallSpec.Stage> fresh =
        small.stages().stream().filter(stage -> !STAGES.containsKey(stage)).toList();
    List<SmallSpec.Stage> first = small.stages().subList(0, 1);
    boolean alone = fresh.equals(first);
    if (!fresh.isEmpty()) {
      SmallRun run =
          SmallRun.of(small, alone ? List.of(first.get(0).name()) : List.of(), folder);
      fresh.forEach(stage -> STAGES.put(stage, run.left(stage)));
    }
  }

  /** Scores of a new network are nearly equal, and its pixels are nearly the mean. */
  private static void beginsAsItsKindDoes(SmallSpec.Stage stage, double loss) {
    Map<String, String> settings = stage.settings();
    String choices = settings.get("classes");
    if (settings.getOrDefault("loss", "").equals("classes")) {
      choices =
          settings.getOrDefault(
              "target.bins", settings.getOrDefault("target.colours", settings.get("target.vocabulary")));
    }
    if (choices != null) {
      assertEquals(Math.log(Integer.parseInt(choices)), loss, NEAR, stage.name());
    } else {
      assertTrue(loss > 0.05 && loss < 5, stage.name() + ": " + loss);
    }
  }

  private static void beginsWithTheWeights(SmallSpec.Stage stage, SmallRun.Left left) {
    assertFalse(left.shifts().isEmpty());
    double far = 2 * left.rates().stream().mapToDouble(rate -> rate).sum();
    left.shifts().forEach((key, shift) -> assertTrue(shift <= far, key + " is " + shift + " away"));
    for (String key : left.anew()) {
      assertTrue(key.matches("(head|fc_norm)\\..*|.*\\.relative_position_bias_table"), key);
    }
  }
}
