package lacuna.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the language below a folder.
 *
 * @param specs those that are experiments, in alphabetical order
 * @param components the others, which specs import
 */
record SpecFiles(List<Path> specs, List<Path> components) {

  /** Those in a folder and in all folders of it. */
  static SpecFiles below(Path folder) throws IOException {
    List<Path> specs = new ArrayList<>();
    List<Path> components = new ArrayList<>();
    for (Path file : files(folder)) {
      (isExperiment(file) ? specs : components).add(file);
    }
    return new SpecFiles(specs, components);
  }

  /** All of them. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".lac") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static boolean isExperiment(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("experiment "));
    } catch (IOException | UncheckedIOException unreadable) {
      return true; // checking it says what is wrong
    }
  }
}
