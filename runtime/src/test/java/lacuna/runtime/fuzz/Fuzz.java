package lacuna.runtime.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives a reader damaged inputs: each is read, or refused by the documented exception, in bounded
 * time and memory. What was found once lies in {@code resources/lacuna/fuzz/READER} and is tried
 * first, every time.
 *
 * <p>{@code -Dlacuna.fuzz=N} makes N inputs for each reader, {@code -Dlacuna.fuzz.seed=S} others; the
 * Maven profile {@code fuzz} makes many.
 */
public final class Fuzz {
  private static final int COUNT = Integer.getInteger("lacuna.fuzz", 200);
  private static final long SEED = Long.getLong("lacuna.fuzz.seed", 0);

  /** Ends a test that would hang; no reader takes a hundredth of it. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private Fuzz() {}

  /** Reads an input. */
  @FunctionalInterface
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /**
   * Tries a reader.
   *
   * @param name of it, and of the folder of its findings
   * @param corpus good inputs, small
   * @param refusal how it refuses an input
   */
  public static void run(
      String name, List<byte[]> corpus, Class<? extends Exception> refusal, Reader reader) {
    List<byte[]> known = new ArrayList<>(corpus);
    known.addAll(findings(name));
    known.forEach(input -> tried(input, refusal, reader));
    Mutator mutator = new Mutator(SEED, known);
    for (int i = 0; i < COUNT; i++) {
      tried(mutator.next(), refusal, reader);
    }
  }

  private static void tried(byte[] input, Class<? extends Exception> refusal, Reader reader) {
    try {
      assertTimeoutPreemptively(HANG, () -> reader.read(input.clone()));
    } catch (Throwable problem) {
      if (!refusal.isInstance(problem)) {
        fail("of the input " + Base64.getEncoder().encodeToString(input), problem);
      }
    }
  }

  private static List<byte[]> findings(String name) {
    URL folder = Fuzz.class.getResource("/lacuna/fuzz/" + name);
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      List<byte[]> inputs = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
