package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that `eject` writes is built by Maven and trained by Java alone. */
class EjectedProjectTest {
  private static final Pattern PLUGIN =
      Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

  @TempDir private Path folder;

  @Test
  void buildsAndTrainsByItself() throws IOException, InterruptedException {
    Path project = folder.resolve("chaos");
    assertEquals(
        project.resolve("pom.xml") + "\n",
        Shell.succeeds("eject", Path.of("..", ".ci", "chaos.lac"), project));
    assertTrue(Files.exists(project.resolve("spec/up/.ci/chaos.lac")));
    Path runtime;
    try (Stream<Path> versions = Files.list(project.resolve("lib/lacuna/lacuna-runtime"))) {
      runtime = versions.findFirst().orElseThrow();
    }
    try {
      // without the network; the project's own repository is a folder
      succeeds(
          project, "mvn", "-B", "-q", "-o", "-Daether.offline.protocols=file", "-DskipTests", "package");
      String printed =
          succeeds(
              project, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar", "target/chaos.jar", "--out", "run", "--steps", "2", "--device", "cpu");
      assertTrue(Files.exists(project.resolve("run/metrics.jsonl")), printed);
      assertTrue(Files.readString(project.resolve("run/metrics.jsonl")).contains("\"loss\""));
    } finally {
      forget(runtime.getFileName());
    }
  }

  @Test
  void pinsThePluginsOfThisProject() throws IOException {
    Set<String> ours = plugins(Files.readString(Path.of("..", "pom.xml")));
    Path pom = Path.of("src/main/resources/lacuna/compiler/project/pom.xml");
    Set<String> theirs = plugins(Files.readString(pom));
    assertTrue(ours.containsAll(theirs), theirs + " are not all among " + ours);
  }

  @Test
  void writesIntoAnEmptyFolderAlone() throws IOException {
    Files.writeString(folder.resolve("precious"), "mine");
    Shell.Answer answer = Shell.lacuna("eject", Path.of("..", ".ci", "chaos.lac"), folder);
    assertEquals(ExitCode.USAGE, answer.code());
    assertEquals(
        "error: %s is there already, and is not empty\n  name another folder\n".formatted(folder),
        answer.err());
  }

  private static Set<String> plugins(String pom) {
    return PLUGIN
        .matcher(pom)
        .results()
        .map((MatchResult plugin) -> plugin.group(1) + " " + plugin.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String succeeds(Path folder, String... words)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "log", ".txt");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(log);
    assertTrue(ended && process.exitValue() == 0, () -> List.of(words) + "\n" + printed);
    return printed;
  }

  /** Maven keeps a copy of the runtime of a project; that of a test is of no use to anybody. */
  private static void forget(Path version) throws IOException {
    Path kept =
        Path.of(System.getProperty("user.home"), ".m2/repository/lacuna/lacuna-runtime")
            .resolve(version);
    if (Files.exists(kept)) {
      try (Stream<Path> files = Files.walk(kept)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
