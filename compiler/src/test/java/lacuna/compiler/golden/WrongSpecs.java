package lacuna.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Wrong specs with the messages that they must give: {@code NAME.lac} beside {@code NAME.expected}
 * in a folder below {@code src/test/resources/lacuna/wrong}. A missing expectation is written, and
 * its test still fails, so that someone reads it; with {@code -Dlacuna.golden=write} so is one that
 * differs. Every message in it says what to do.
 */
public final class WrongSpecs {
  private static final Path ROOT = Path.of("src", "test", "resources", "lacuna", "wrong");

  private static final boolean WRITES = "write".equals(System.getProperty("lacuna.golden"));

  private WrongSpecs() {}

  /**
   * A test for each wrong spec of a folder. Files in folders below it are for the specs to name.
   */
  public static Stream<DynamicTest> in(String folder, Diagnosis diagnosis) throws IOException {
    List<Path> specs;
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      specs = files.filter(file -> file.toString().endsWith(".lac")).sorted().toList();
    }
    return specs.stream()
        .map(spec -> DynamicTest.dynamicTest(name(spec), () -> check(spec, diagnosis)));
  }

  private static void check(Path spec, Diagnosis diagnosis) throws IOException {
    String actual = diagnosis.diagnose(spec);
    Path expectation = spec.resolveSibling(name(spec) + ".expected");
    boolean exists = Files.exists(expectation);
    String expected = exists ? Files.readString(expectation) : "";
    if (!exists || WRITES && !expected.equals(actual)) {
      Files.writeString(expectation, actual);
      fail(expectation + " is written now: read it, and run again");
    }
    assertEquals(expected, actual);
    for (String message : actual.split("\n\n")) {
      assertTrue(message.contains(" = help: "), "no way out:\n" + message);
    }
  }

  private static String name(Path spec) {
    return spec.getFileName().toString().replace(".lac", "");
  }
}
