package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRobustnessTest {
  private static final Path SPECS = Path.of("src", "test", "resources", "lacuna", "wrong", "check");
  private static final int TRIES = 150;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "9223372036854775807",
          "1e300",
          "32px",
          "100000000px",
          "60%",
          "0..100000000",
          "none",
          "[]",
          "batch",
          "\"x\"",
          "wanted",
          "power(9, 99)",
          "reshape(prediction, [9999999999, 9999999999])",
          "[for i in 0..100000: i * i]");

  @Test
  void neverFailsWhereWordsOfASpecAreMissingDoubledSwappedOrOthers(@TempDir Path folder)
      throws IOException {
    copy(SPECS.resolve("files"), folder.resolve("files"));
    List<String> specs = new ArrayList<>();
    try (Stream<Path> files = Files.list(SPECS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".lac")).sorted().toList()) {
        specs.add(Files.readString(file));
      }
    }
    Random random = new Random(5);
    for (int i = 0; i < TRIES; i++) {
      String text = damaged(specs.get(random.nextInt(specs.size())), random);
      assertTimeout(LONGEST, () -> check(folder, text), text);
    }
  }

  @Test
  void stopsAtALoopWithinALoop(@TempDir Path folder) throws IOException {
    String text = "[for i in 0..1000: [for j in 0..1000: i * j]]";
    copy(SPECS.resolve("files"), folder.resolve("files"));
    String spec =
        """
        experiment loops
        amends "files/small.lac"
        pretrain.loss = mine()
        loss mine() {
          let table = %s
          forward(prediction: wanted, target: target_shape) -> Loss {
            return sum(prediction) * length(table)
          }
        }
        """;
    String messages = check(folder, spec.formatted(text));
    assertTrue(messages.lines().anyMatch(line -> line.startsWith("error[L04]")), messages);
  }

  private static String damaged(String spec, Random random) {
    List<String> words = new ArrayList<>(List.of(spec.split("(?<=\\W)|(?=\\W)")));
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(words.size());
      int other = random.nextInt(words.size());
      switch (random.nextInt(4)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(other));
        case 2 -> words.set(at, words.get(other));
        default -> words.set(at, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return String.join("", words);
  }

  private static String check(Path folder, String text) throws IOException {
    Path spec = folder.resolve("spec.lac");
    Files.writeString(spec, text);
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    return new TextRenderer(false).render(new Compiler().check(spec, options).diagnostics());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
