package lacuna.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lacuna.parity.Golden;

/** The specs of the repository. */
final class Experiments {
  private Experiments() {}

  /** All specs in these folders, by their paths from the repository's root, in order. */
  static List<Path> in(String... folders) {
    return Arrays.stream(folders)
        .flatMap(folder -> files(Golden.spec(folder)))
        .filter(file -> file.toString().endsWith(".lac"))
        .filter(Experiments::isExperiment)
        .map(Golden.ROOT::relativize)
        .sorted()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files without a header are libraries, which specs import. */
  private static boolean isExperiment(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("experiment "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
