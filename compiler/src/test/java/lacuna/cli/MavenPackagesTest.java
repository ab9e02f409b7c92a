package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages in a Maven repository, which is a folder here: the settings make it the mirror of all
 * others, so that nothing is asked of the network.
 */
class MavenPackagesTest {
  private static final String COORDINATE = "maven:org.example:chaos-specs:1.0";
  private static final String JAR = "org/example/chaos-specs/1.0/chaos-specs-1.0.jar";

  @TempDir private Path folder;

  @BeforeEach
  void makeARepository() throws IOException {
    Path spec = Path.of("..", ".ci", "chaos.lac");
    write("pack/chaos.lac", Files.readString(spec));
    write("pack/masks/half.lac", "mask half = random(cell: 4px, ratio: 50%)\n");
    Shell.succeeds(
        "pack", folder.resolve("pack"), "--as", "org.example:chaos-specs:1.0", "--out", folder);
    deploy(folder.resolve("chaos-specs-1.0.jar"));
    settings("");
    System.setProperty("maven.user.settings", folder.resolve("settings.xml").toString());
    System.setProperty("maven.repo.local", folder.resolve("local").toString());
    write(
        "mine.lac",
        """
        experiment mine
        amends "%1$s!/chaos.lac"
        import "%1$s!/masks/half.lac"

        pretrain.mask = half()
        """
            .formatted(COORDINATE));
  }

  @AfterEach
  void forgetTheRepository() {
    System.clearProperty("maven.user.settings");
    System.clearProperty("maven.repo.local");
  }

  @Test
  void fetchesAPackageOnceAndPinsIt() throws IOException {
    assertEquals("no errors\n", Shell.succeeds("check", mine()));
    String pin = COORDINATE + " " + digest("SHA-256", folder.resolve("chaos-specs-1.0.jar"));
    assertEquals(
        List.of(pin),
        Files.readAllLines(folder.resolve("lacuna.lock")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList());
    // the repository is gone, as is the network of somebody who travels
    delete(folder.resolve("repository"));
    String bound = Shell.succeeds("dump", mine(), "--phase", "bind");
    assertTrue(bound.contains(COORDINATE + "!/chaos.lac:6"), bound);
    assertTrue(bound.contains(COORDINATE + "!/masks/half.lac:1"), bound);
  }

  @Test
  void offlineAPackageComesFromTheLocalRepositoryAlone() throws IOException {
    Shell.Answer first = Shell.lacuna("check", mine(), "--offline");
    assertEquals(ExitCode.SPEC, first.code());
    String missing = "the package " + COORDINATE + " is not in the local repository";
    assertTrue(first.err().contains(missing), first.err());
    assertTrue(first.err().contains("leave out --offline once to fetch it"), first.err());
    assertFalse(Files.exists(folder.resolve("lacuna.lock")));

    settings("<offline>true</offline>");
    Shell.Answer byMaven = Shell.lacuna("check", mine());
    assertEquals(ExitCode.SPEC, byMaven.code());
    assertTrue(byMaven.err().contains(missing), byMaven.err());
    assertTrue(byMaven.err().contains("<offline>false</offline>"), byMaven.err());

    settings("");
    Shell.succeeds("check", mine());
    settings("<offline>true</offline>");
    assertEquals("no errors\n", Shell.succeeds("check", mine()));
    assertEquals("no errors\n", Shell.succeeds("check", mine(), "--offline"));
    Shell.succeeds("diff", mine(), mine(), "--offline");
  }

  @Test
  void aBuiltJarNeedsNoRepository() throws IOException {
    Shell.succeeds("build", mine(), "--out", folder.resolve("jars"));
    delete(folder.resolve("repository"));
    delete(folder.resolve("local"));
    write("next.lac", "experiment next\namends \"jars/mine.jar\"\n\npretrain.seed = 3\n");
    assertEquals("no errors\n", Shell.succeeds("check", folder.resolve("next.lac")));
  }

  @Test
  void refusesAPackageThatIsNotWhatItWas() throws IOException {
    Shell.succeeds("check", mine());
    write("pack/chaos.lac", Files.readString(folder.resolve("pack/chaos.lac")) + "\n");
    Shell.succeeds(
        "pack", folder.resolve("pack"), "--as", "org.example:chaos-specs:1.0", "--out", folder);
    deploy(folder.resolve("chaos-specs-1.0.jar"));
    delete(folder.resolve("local"));
    Shell.Answer answer = Shell.lacuna("check", mine());
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("error[L08]: " + COORDINATE + " is not the package that it was"));
    assertTrue(answer.err().contains("if so, remove its line from " + folder.resolve("lacuna.lock")));
    Files.delete(folder.resolve("lacuna.lock"));
    Shell.succeeds("check", mine());
  }

  @Test
  void refusesAJarThatWasDamagedOnTheWay() throws IOException {
    Files.writeString(folder.resolve("repository").resolve(JAR), "damaged");
    Shell.Answer answer = Shell.lacuna("check", mine());
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("hecksum validation failed"), answer.err());
  }

  @Test
  void saysWhereItLookedForAPackage() throws IOException {
    write("mine.lac", "experiment mine\namends \"maven:org.example:none:1.0!/a.lac\"\n");
    Shell.Answer answer = Shell.lacuna("check", mine());
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("the package maven:org.example:none:1.0 cannot be found"), answer.err());
    assertTrue(answer.err().contains("looked for in folder (file:/"), answer.err());
    write("mine.lac", "experiment mine\namends \"maven:org.example:none\"\n");
    String two = Shell.lacuna("check", mine()).err();
    assertTrue(two.contains("is no Maven coordinate"), two);
    write("mine.lac", "experiment mine\namends \"maven:org.example:none:LATEST!/a.lac\"\n");
    assertTrue(Shell.lacuna("check", mine()).err().contains("write the version itself"));
  }

  /** Maven's settings, where the folder stands for every repository. */
  private void settings(String more) throws IOException {
    write(
        "settings.xml",
        """
        <settings>
          %s
          <mirrors>
            <mirror><id>folder</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(more, folder.resolve("repository").toUri()));
  }

  private void deploy(Path jar) throws IOException {
    Path place = folder.resolve("repository").resolve(JAR);
    Files.createDirectories(place.getParent());
    Files.copy(jar, place, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(place.resolveSibling("chaos-specs-1.0.jar.sha1"), digest("SHA-1", jar));
  }

  private Path mine() {
    return folder.resolve("mine.lac");
  }

  private static String digest(String algorithm, Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
