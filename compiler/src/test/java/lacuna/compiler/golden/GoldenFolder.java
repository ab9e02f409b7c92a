package lacuna.compiler.golden;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of reviewed files that a test must produce again, byte for byte.
 *
 * <p>A file that is missing is written, and the test still fails, so that someone reads it. With
 * {@code -Dlacuna.golden=write} every file that differs is written anew, and one that is no longer
 * produced is deleted; the test fails then too.
 *
 * @param path of the folder
 */
record GoldenFolder(Path path) {
  private static final boolean WRITES = "write".equals(System.getProperty("lacuna.golden"));

  /** Compares what was produced, by file name, with the folder. */
  void compare(Map<String, String> produced) throws IOException {
    Files.createDirectories(path);
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> file : produced.entrySet()) {
      compare(path.resolve(file.getKey()), file.getValue(), wrong);
    }
    for (String name : names()) {
      if (!produced.containsKey(name)) {
        wrong.add(path.resolve(name) + " is no longer produced" + deleted(path.resolve(name)));
      }
    }
    if (!wrong.isEmpty()) {
      fail(String.join("\n", wrong));
    }
  }

  private static void compare(Path golden, String actual, List<String> wrong) throws IOException {
    if (!Files.exists(golden)) {
      Files.writeString(golden, actual);
      wrong.add("there was no " + golden + "; it is written now: read it, and run again");
      return;
    }
    String expected = Files.readString(golden);
    if (!expected.equals(actual)) {
      wrong.add(golden + difference(expected, actual));
      if (WRITES) {
        Files.writeString(golden, actual);
      }
    }
  }

  /** The first line that differs, as {@code FILE:LINE} and both texts. */
  private static String difference(String expected, String actual) {
    List<String> before = expected.lines().toList();
    List<String> now = actual.lines().toList();
    int line = 0;
    while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) {
      line++;
    }
    return ":%d\n  expected: %s\n  produced: %s"
        .formatted(line + 1, lineOrEnd(before, line), lineOrEnd(now, line));
  }

  private static String lineOrEnd(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the file's end)";
  }

  private static String deleted(Path file) throws IOException {
    if (WRITES) {
      Files.delete(file);
      return "; it is deleted";
    }
    return "";
  }

  private TreeSet<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(path)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }
}
