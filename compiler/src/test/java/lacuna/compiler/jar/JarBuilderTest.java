package lacuna.compiler.jar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarBuilderTest {
  private static final String HELLO =
      """
      package lacuna.experiment;

      /** Says hello. spec.lac:3 */
      public final class Hello {
        public static void main(String[] arguments) throws Exception {
          System.out.print("hello from " + Hello.class.getResource("/lacuna/plan.json").getProtocol());
        }
      }
      """;

  @TempDir private Path folder;
  private JarBuilder builder;
  private LibraryFolder lib;

  @BeforeEach
  void makeDistribution() throws Exception {
    RuntimeLibraries libraries = FakeDistribution.libraries(folder);
    builder = new JarBuilder(libraries);
    lib = new LibraryFolder(libraries);
  }

  private Path build(JarContents contents, Path folder) {
    Path jar = builder.build(contents, folder);
    lib.provide(folder);
    return jar;
  }

  private static JarContents contents(String java, Map<String, String> sources) {
    return new JarContents(
        "hello",
        "lacuna.experiment.Hello",
        new TreeMap<>(Map.of("lacuna/experiment/Hello.java", java)),
        new TreeMap<>(sources),
        "{}\n");
  }

  @Test
  void givesEqualBytesInAnyFolderAndTimeZone() throws Exception {
    Path first =
        build(contents(HELLO, Map.of("a.lac", "experiment a\n")), folder.resolve("first"));
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
    try {
      Path second =
          build(
              contents(HELLO, Map.of("a.lac", "experiment a\n")), folder.resolve("second"));
      assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void runsFromAnotherFolder() throws Exception {
    Path jar = build(contents(HELLO, Map.of()), folder.resolve("built"));
    assertEquals("0 hello from jar", started(jar));
  }

  @Test
  void aJarWithoutALibrarySaysWhichIsMissing() throws Exception {
    Path jar = build(contents(HELLO, Map.of()), folder.resolve("built"));
    Path library = jar.resolveSibling("lib").resolve("other.jar");
    Files.delete(library);
    assertEquals(
        """
        2 error: %s needs %s, which is not there
          copy the jar with its folder lib, whole, from where it was built
        """
            .formatted(jar, library),
        started(jar));
  }

  @Test
  void aJarWithADamagedLibrarySaysWhich() throws Exception {
    Path jar = build(contents(HELLO, Map.of()), folder.resolve("built"));
    Path library = jar.resolveSibling("lib").resolve("other.jar");
    Files.delete(library); // it may be a link to the distribution's
    Files.writeString(library, "half of a j");
    String answer = started(jar);
    assertTrue(answer.startsWith("2 error: " + library + " is damaged: "), answer);
    assertEquals(2, answer.lines().count(), answer);
  }

  /** The exit code of a jar that is started in a folder elsewhere, and all that it prints. */
  private String started(Path jar) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-jar", jar.toString())
            .directory(Files.createDirectory(folder.resolve("elsewhere")).toFile())
            .redirectErrorStream(true)
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    return process.waitFor() + " " + new String(printed, StandardCharsets.UTF_8);
  }

  @Test
  void putsTheLibrariesBesideTheJarAndNamesThemInItsManifest() throws Exception {
    Path jar = build(contents(HELLO, Map.of()), folder.resolve("built"));
    assertTrue(Files.exists(folder.resolve("built/lib/lacuna-runtime-1.jar")));
    assertTrue(Files.exists(folder.resolve("built/lib/other.jar")));
    try (JarFile file = new JarFile(jar.toFile())) {
      assertEquals(
          "lib/lacuna-runtime-1.jar lib/other.jar",
          file.getManifest().getMainAttributes().getValue("Class-Path"));
    }
  }

  @Test
  void keepsEveryEntryInsideTheFolderOfWhoeverUnpacksIt() throws Exception {
    Map<String, String> sources =
        Map.of(
            "../../evil.lac",
            "1",
            "/etc/passwd",
            "2",
            "..\\x.lac",
            "3",
            "C:\\a.lac",
            "4",
            "up/x.lac",
            "5");
    Path jar = builder.build(contents(HELLO, sources), folder.resolve("built"));
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> names =
          file.stream()
              .map(Object::toString)
              .filter(name -> name.startsWith("lacuna/source/"))
              .toList();
      assertEquals(5, names.size(), names.toString());
      assertTrue(names.contains("lacuna/source/up/up/evil.lac"), names.toString());
      assertTrue(names.contains("lacuna/source/etc/passwd"), names.toString());
      assertTrue(
          names.stream().noneMatch(name -> name.contains("..") || name.contains("\\")),
          names.toString());
    }
  }

  @Test
  void namesTheSpecsPlaceWhenGeneratedJavaDoesNotCompile() {
    String broken = HELLO.replace("System.out.print", "System.out.printt");
    GeneratedCodeException problem =
        assertThrows(
            GeneratedCodeException.class,
            () -> build(contents(broken, Map.of()), folder.resolve("built")));
    assertTrue(
        problem.getMessage().contains("Hello.java:6, from spec.lac:3"), problem.getMessage());
    assertTrue(problem.sources().contains("System.out.printt"), problem.sources());
  }

  @Test
  void saysWhichLibraryIsMissing() throws Exception {
    Files.delete(folder.resolve("other.jar"));
    Path runtime = folder.resolve("lacuna-runtime-1.jar");
    JarException problem =
        assertThrows(JarException.class, () -> RuntimeLibraries.of(List.of(runtime)));
    assertTrue(problem.getMessage().contains("other.jar"), problem.getMessage());
  }
}
