package lacuna.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
 * its test still fails, so that someone reads it.
 */
public final class WrongSpecs {
  private static final Path ROOT = Path.of("src", "test", "resources", "lacuna", "wrong");

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
    if (!Files.exists(expectation)) {
      Files.writeString(expectation, actual);
      fail("there was no " + expectation + "; it is written now: read it, and run again");
    }
    assertEquals(Files.readString(expectation), actual);
  }

  private static String name(Path spec) {
    return spec.getFileName().toString().replace(".lac", "");
  }
}
