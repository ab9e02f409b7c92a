package lacuna.specs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lacuna.compiler.plan.StagePlan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EverySpecLearnsTest {
  @TempDir private static Path files;
  @TempDir private Path folder;
  static Map<List<String>, String> done = new HashMap<>();

  static List<Path> specs() {
    return Experiments.in("specs/simmim", "specs/mae");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void learns(Path spec) {
    long t = System.nanoTime();
    SmallSpec small = SmallSpec.of(spec, new SmallFiles(files));
    long t1 = System.nanoTime();
    String hit = done.get(small.key());
    if (hit != null) {
      System.out.printf("ES %s = %s check %.2f%n", spec, hit, (t1 - t) / 1e9);
      return;
    }
    done.put(small.key(), spec.toString());
    try {
      SmallRun run = SmallRun.of(small, folder);
      long t2 = System.nanoTime();
      StringBuilder b = new StringBuilder();
      for (StagePlan stage : small.stages()) {
        Set<String> still = new TreeSet<>();
        stage.weights().stream().filter(w -> !w.buffer() && w.trained()).forEach(w -> still.add(w.key()));
        int n = still.size();
        still.removeAll(run.moved(stage.name()));
        b.append("\n   ").append(stage.name()).append(run.losses(stage.name())).append(n).append(" still ").append(still);
      }
      long t3 = System.nanoTime();
      System.out.printf("ES %s check %.2f run %.2f look %.2f %s%n", spec, (t1 - t) / 1e9, (t2-t1)/1e9, (t3-t2)/1e9, b);
      run.said().lines().filter(l -> l.contains("begin anew") || l.contains("left out") || l.contains("resampled")|| l.contains("fit")).forEach(l -> System.out.println("     " + l));
    } catch (Throwable e) {
      System.out.printf("ES %s FAILED %s%n", spec, e);
    }
  }
}
