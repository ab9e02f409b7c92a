package lacuna.repeat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec and a seed decide every number of a run: crops, masks, dropped paths, weights. */
class EqualRunsTest {
  private static final int UPDATES = 12;

  @TempDir private static Path folder;
  private static List<String> figures = List.of();
  private static byte[] weights = {};

  @BeforeAll
  static void trainOnce() throws IOException {
    Path whole = Repeated.run(folder.resolve("whole"));
    figures = Repeated.figures(whole);
    weights = Repeated.weights(whole);
    assertEquals(UPDATES, figures.size());
  }

  @Test
  void theSameSeedGivesTheSameRunWhateverTheNumberOfWorkers() throws IOException {
    Path again = Repeated.run(folder.resolve("again"), "--workers=0");
    assertEquals(figures, Repeated.figures(again));
    assertArrayEquals(weights, Repeated.weights(again));
  }

  @Test
  void aStoppedRunGoesOnAsIfItHadNotBeenStopped() throws IOException {
    Path stopped = Repeated.run(folder.resolve("stopped"), "--steps=5");
    assertEquals(figures.subList(0, 5), Repeated.figures(stopped));
    Repeated.run(stopped, "--resume");
    assertEquals(figures, Repeated.figures(stopped));
    assertArrayEquals(weights, Repeated.weights(stopped));
  }

  @Test
  void blocksThatAreComputedAgainChangeNothing() throws IOException {
    Path again = Repeated.run(folder.resolve("blocks"), "--set=pretrain.checkpoint_blocks=true");
    assertEquals(figures, Repeated.figures(again));
  }

  @Test
  void anotherSeedGivesAnotherRun() throws IOException {
    Path other = Repeated.run(folder.resolve("other"), "--seed=1", "--steps=3");
    List<String> theirs = Repeated.figures(other);
    for (int i = 0; i < 3; i++) {
      assertNotEquals(figures.get(i), theirs.get(i));
    }
  }
}
