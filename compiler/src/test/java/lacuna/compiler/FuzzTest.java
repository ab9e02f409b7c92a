package lacuna.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.load.Library;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes end in messages or in a plan, within ten seconds: specs and files of the library,
 * damaged at random. {@code -Dlacuna.fuzz=N} tries N texts, {@code -Dlacuna.fuzz.seed=S} others.
 */
class FuzzTest {
  private static final int TEXTS = Integer.getInteger("lacuna.fuzz", 100);
  private static final long SEED = Long.getLong("lacuna.fuzz.seed", 11);
  private static final long LONGEST_MILLIS = 10_000;
  private static final Path EXAMPLES = Path.of("..", "examples");

  private static final List<String> EXTREMES =
      List.of(
          "0", "-1", "2147483647", "2147483648", "1e308", "5e-324", "1e999", "0px", "2147483647px",
          "100%", "1e-300%", "0 epochs", "2147483647 steps", "1e-3 per 1 images", "0..1000", "[]",
          "[[]]", "[...]", "none", "batch", "\"\"", "\"\\\"", "///", "//", "\0", "\u202e", "(", "}",
          "with (key: \"\")", "for i in 0..1000: [i]", "if true then 1 else none", "pretrain",
          "x.y.z", "power(10, 400)", "let a = a");

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private final Compiler compiler = new Compiler();

  @Test
  void anyTextEndsInMessagesOrAPlan() throws IOException {
    List<String> specs = examples();
    List<String> libraries = Library.standard().files().stream().map(SourceFile::text).toList();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      boolean imported = random.nextBoolean();
      List<String> texts = imported ? libraries : specs;
      byte[] damaged = damaged(texts);
      Files.write(folder.resolve("damaged.lac"), damaged);
      Path spec =
          imported
              ? Files.writeString(folder.resolve("sound.lac"), importing(specs.get(0)))
              : folder.resolve("damaged.lac");
      long start = System.nanoTime();
      String fault = fault(spec);
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (millis > LONGEST_MILLIS) {
        fault += "%,d ms".formatted(millis);
      }
      if (!fault.isEmpty()) {
        Path kept = Files.write(Path.of("target", "fuzz-" + i + ".lac"), damaged);
        faults.add(kept + (imported ? ", imported: " : ": ") + fault);
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  private String fault(Path spec) {
    try {
      Compiler.CompileResult result =
          compiler.compile(spec, new Compiler.Options(List.of(folder), List.of()));
      new TextRenderer(false).render(result.check().diagnostics());
      boolean ended = result.plan() != null || result.check().hasErrors();
      return ended ? "" : "neither a plan nor an error";
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      return fault.toString();
    }
  }

  private List<String> examples() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".lac")).sorted().toList()) {
        texts.add(Files.readString(file));
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return texts;
  }

  private static String importing(String spec) {
    return spec.replaceFirst("(experiment \\w+\n)", "$1import \"damaged.lac\"\n");
  }

  /** A text with words, then now and then bytes, missing, doubled, swapped or of another text. */
  private byte[] damaged(List<String> texts) {
    List<String> words = words(texts.get(random.nextInt(texts.size())));
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      int at = random.nextInt(words.size());
      int other = random.nextInt(words.size());
      switch (random.nextInt(6)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(other));
        case 2 -> words.set(at, words.get(other));
        case 3 -> words.set(at, words.set(other, words.get(at)));
        case 4 -> words.set(at, EXTREMES.get(random.nextInt(EXTREMES.size())));
        default -> {
          List<String> spliced = words(texts.get(random.nextInt(texts.size())));
          int from = random.nextInt(spliced.size());
          int to = Math.min(spliced.size(), from + random.nextInt(200));
          words.addAll(at, spliced.subList(from, to));
        }
      }
    }
    byte[] bytes = String.join("", words).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      for (int count = random.nextInt(1, 4); count > 0; count--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      return Arrays.copyOf(bytes, bytes.length - random.nextInt(Math.min(bytes.length, 30)));
    }
    return bytes;
  }

  private static List<String> words(String text) {
    return new ArrayList<>(List.of(text.split("(?<=\\W)|(?=\\W)")));
  }
}
