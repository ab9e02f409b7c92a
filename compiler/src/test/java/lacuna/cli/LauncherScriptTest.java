package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The script {@code lacuna}, in a checkout that holds nothing else, with a Java and a Maven that
 * only say that they were called: they are what the script starts.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherScriptTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path folder;
  private Path home;
  private Path jdk;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void makeCheckoutAndPrograms() throws IOException {
    home = folder.toRealPath().resolve("check out");
    Files.createDirectories(home.resolve("compiler/src"));
    for (String part : new String[] {"grammar", "stdlib", "runtime"}) {
      Files.createDirectories(home.resolve(part));
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("stdlib/masks.lac"), "mask");
    Files.copy(Path.of("..", "lacuna"), home.resolve("lacuna"));
    jdk = folder.resolve("jdk");
    program(
        jdk.resolve("bin/java"),
        """
        for word in "$@"; do
          case $word in -XX:SharedArchiveFile=*.part) echo archive > "${word#*=}"; exit ;; esac
        done
        while [ "$1" != lacuna.cli.Main ]; do shift; done
        shift
        echo "java $* in $(locale charmap)"
        """);
    program(jdk.resolve("bin/javac"), "");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    program(
        folder.resolve("bin/mvn"),
        """
        mkdir -p "$(dirname "$4")/compiler/target/lib"
        echo jar > "$(dirname "$4")/compiler/target/lacuna.jar"
        """);
    age(home, -60);
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertTrue(file.toFile().setExecutable(true));
  }

  /** Dates all files of a folder so many seconds from now. */
  private static void age(Path top, long seconds) throws IOException {
    try (var files = Files.walk(top)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(seconds)));
      }
    }
  }

  /** The exit code, what it prints and what it reports, each on lines of its own. */
  private String lacuna(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 2];
    command[0] = "/bin/sh";
    command[1] = home.resolve("lacuna").toString();
    System.arraycopy(words, 0, command, 2, words.length);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes());
    return process.waitFor() + " " + printed;
  }

  private static void assertRefuses(String answer, String why) {
    assertTrue(answer.startsWith("2 error: "), answer);
    assertTrue(answer.contains(why), answer);
    assertTrue(answer.lines().count() <= 2, answer);
  }

  private void built() throws IOException, InterruptedException {
    String answer = lacuna("version");
    assertEquals(
        "0 building Lacuna (first use, about a minute)\njava version in UTF-8\n", answer);
  }

  @Test
  void buildsOnceAndPassesTheWordsOn() throws Exception {
    built();
    assertEquals("0 java check a b.lac in UTF-8\n", lacuna("check", "a b.lac"));
  }

  @Test
  void buildsAnewWhatHasChanged() throws Exception {
    built();
    Files.writeString(home.resolve("stdlib/masks.lac"), "other");
    Files.setLastModifiedTime(
        home.resolve("stdlib/masks.lac"), FileTime.from(Instant.now().plusSeconds(1)));
    assertEquals(
        "0 building Lacuna (sources have changed)\njava version in UTF-8\n", lacuna("version"));
  }

  @Test
  void aSourceOfTheFutureIsBuiltOnce() throws Exception {
    age(home.resolve("stdlib"), 1_000_000);
    built();
    assertEquals("0 java version in UTF-8\n", lacuna("version"));
  }

  @Test
  void aBuildThatDidNotEndIsDoneAgain() throws Exception {
    built();
    Files.writeString(home.resolve("compiler/target/building"), "");
    assertTrue(lacuna("version").startsWith("0 building Lacuna"));
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    program(folder.resolve("bin/mvn"), "echo no such artifact; exit 1\n");
    String answer = lacuna("version");
    assertTrue(answer.startsWith("3 "), answer);
    assertTrue(answer.contains("no such artifact\nerror: the build failed"), answer);
  }

  @Test
  void makesACutClassArchiveAnew() throws Exception {
    built();
    Path archive = home.resolve("compiler/target/lacuna.jsa");
    Files.writeString(archive, "arch");
    assertEquals("0 java version in UTF-8\n", lacuna("version"));
    assertEquals("archive\n", Files.readString(archive));
  }

  @Test
  void needsNeitherPathNorLocale() throws Exception {
    built();
    environment.remove("PATH");
    environment.put("LC_ALL", "C");
    assertEquals("0 java version in UTF-8\n", lacuna("version"));
    environment.put("PATH", "/nowhere");
    assertEquals("0 java version in UTF-8\n", lacuna("version"));
  }

  @Test
  void refusesAJavaThatIsNone() throws Exception {
    environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
    assertRefuses(lacuna("version"), "(from JAVA_HOME): its bin folder has no program java.");
    Files.createDirectories(folder.resolve("nowhere/bin/java"));
    assertRefuses(lacuna("version"), "(from JAVA_HOME): its bin folder has no program java.");
    environment.remove("JAVA_HOME");
    Path text = Files.writeString(folder.resolve("bin/java"), "I am a text");
    assertTrue(text.toFile().setExecutable(true));
    assertRefuses(lacuna("version"), text + " is first on the PATH");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertRefuses(lacuna("version"), "has version 11; Lacuna needs 17 or later");
  }

  @Test
  void refusesAFolderThatJavaCannotName() throws Exception {
    home = Files.move(home, home.resolveSibling("check:out"));
    assertRefuses(lacuna("version"), "has a colon in its path: " + home);
  }

  @Test
  void refusesAFolderThatIsGone() throws Exception {
    built();
    Files.createDirectory(folder.resolve("gone"));
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "cd gone && rmdir ../gone && exec \"$0\" version", home + "/lacuna")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes());
    assertEquals(2, process.waitFor(), printed);
    assertTrue(printed.contains("error: the folder that you are in has been removed"), printed);
  }

  @Test
  void refusesTooLittleAddressSpace() throws Exception {
    Path script = home.resolve("lacuna");
    Files.writeString(
        script, Files.readString(script).replace("set -eu\n", "set -eu\nulimit -v 2000000\n"));
    assertRefuses(lacuna("version"), "a process may have 1953 MB of address space (ulimit -v).");
  }
}
