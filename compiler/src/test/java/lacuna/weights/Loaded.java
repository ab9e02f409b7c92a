package lacuna.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import lacuna.cli.Shell;

/** Specs whose stages begin with weights. */
final class Loaded {
  private Loaded() {}

  /** A spec among the tests' resources. */
  static Path spec(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Loaded.class.getResource("/lacuna/weights/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs {@code loaded.lac} from a source that it must refuse; returns what it said. */
  static String refuses(String source, Path out) {
    Shell.Answer answer =
        Shell.lacuna(
            "run",
            spec("loaded.lac"),
            "--device=cpu",
            "--out=" + out,
            "--set=finetune.from=" + source);
    assertEquals(2, answer.code(), answer.out());
    return answer.err() + answer.out();
  }
}
