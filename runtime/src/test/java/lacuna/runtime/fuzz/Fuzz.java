package lacuna.runtime.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Gives a reader damaged inputs: each is read, or refused by the documented exception, in bounded
 * time and a gigabyte of heap. Jazzer makes them, guided by the branches that they reach, in a
 * process of its own. What was found once lies in {@code resources/lacuna/fuzz/TARGET} and is tried
 * first, every time.
 *
 * <p>A target is a public class with a method {@code fuzzerTestOneInput(byte[])}, as Jazzer wants it.
 * {@code -Dlacuna.fuzz=N} makes N inputs for each, {@code -Dlacuna.fuzz.seed=S} others, for
 * {@code -Dlacuna.fuzz.seconds=T} at most; the Maven profile {@code fuzz} makes many.
 */
public final class Fuzz {
  /** How many inputs a target is given that reads one in milliseconds. */
  public static final int COUNT = Integer.getInteger("lacuna.fuzz", 1000);

  /** When a target has had enough, however few inputs that were. */
  private static final int SECONDS = Integer.getInteger("lacuna.fuzz.seconds", 120);

  private static final int SEED = Integer.getInteger("lacuna.fuzz.seed", 11);

  /** Ends a test that would hang, also on a machine that is busy; no input takes a tenth of it. */
  private static final int HANG_SECONDS = 60;

  private static final Path ROOT = Path.of("target", "fuzz").toAbsolutePath();

  /** How much of Jazzer's words a failed test shows, in characters. */
  private static final int SHOWN = 6000;

  private Fuzz() {}

  /** Reads an input. */
  @FunctionalInterface
  public interface Reader {
    void read() throws Exception;
  }

  /**
   * Tries a target.
   *
   * @param corpus good inputs, small
   */
  public static void run(Class<?> target, List<byte[]> corpus) {
    run(target, corpus, List.of(), COUNT);
  }

  /**
   * Tries a target.
   *
   * @param corpus good inputs, small
   * @param words that inputs are made with, beside the constants that the reader compares with
   * @param count of inputs
   */
  public static void run(
      Class<?> target, List<byte[]> corpus, List<String> words, int count) {
    List<byte[]> known = new ArrayList<>(corpus);
    known.addAll(findings(target));
    known.forEach(input -> tried(target, input));
    try {
      search(target, known, words, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A target's folder for the files that it reads. */
  public static Path folder(Class<?> target) {
    try {
      return Files.createDirectories(home(target).resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads, where the input may be refused by an exception of one kind and no other. */
  public static void readOrRefused(Class<? extends Exception> refusal, Reader reader)
      throws Exception {
    try {
      reader.read();
    } catch (Exception problem) {
      if (!refusal.isInstance(problem)) {
        throw problem;
      }
    }
  }

  private static void search(
      Class<?> target, List<byte[]> corpus, List<String> words, int count) throws IOException {
    Path seeds = Files.createDirectories(home(target).resolve("seeds"));
    for (int i = 0; i < corpus.size(); i++) {
      Files.write(seeds.resolve("seed-" + i), corpus.get(i));
    }
    Path dictionary = Files.write(home(target).resolve("words.txt"), entries(words));
    Path log = home(target).resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=lacuna.**",
                "--reproducer_path=" + home(target),
                "-artifact_prefix=" + home(target) + "/",
                "-seed=" + SEED,
                "-runs=" + count,
                "-max_total_time=" + SECONDS,
                "-dict=" + dictionary,
                "-timeout=" + HANG_SECONDS,
                "-rss_limit_mb=0",
                seeds.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.onExit().join().exitValue();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertEquals(
        0, code, () -> log + ":\n" + said.substring(Math.max(0, said.length() - SHOWN)));
  }

  /** Lines of libFuzzer's dictionary, of which there must be one. */
  private static List<String> entries(List<String> words) {
    return Stream.concat(words.stream(), Stream.of("0")).map(word -> '"' + escaped(word) + '"').toList();
  }

  private static String escaped(String word) {
    StringBuilder text = new StringBuilder();
    for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = value > ' ' && value != '"' && value != '\\';
      text.append(plain ? Character.toString(value) : "\\x%02x".formatted(value & 0xff));
    }
    return text.toString();
  }

  private static void tried(Class<?> target, byte[] input) {
    try {
      Method method = target.getMethod("fuzzerTestOneInput", byte[].class);
      Duration hang = Duration.ofSeconds(HANG_SECONDS);
      assertTimeoutPreemptively(hang, () -> method.invoke(null, (Object) input.clone()));
    } catch (ReflectiveOperationException problem) {
      Throwable cause = problem instanceof InvocationTargetException ? problem.getCause() : problem;
      throw new AssertionError(
          "of the input " + Base64.getEncoder().encodeToString(input), cause);
    }
  }

  private static Path home(Class<?> target) {
    return ROOT.resolve(name(target));
  }

  private static String name(Class<?> target) {
    return target.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static List<byte[]> findings(Class<?> target) {
    URL folder = Fuzz.class.getResource("/lacuna/fuzz/" + name(target));
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
