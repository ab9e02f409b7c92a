package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String UGLY = "experiment x\npretrain{batch_size=2}\n";
  private static final String FORMATTED = "experiment x\npretrain { batch_size = 2 }\n";
  private static final String WRONG = "experiment x\npretrain{batch_size=}\n";

  @TempDir private Path folder;
  private Path ugly;
  private Path formatted;
  private Path wrong;

  @BeforeEach
  void writeFiles() throws IOException {
    ugly = Files.writeString(folder.resolve("ugly.lac"), UGLY);
    formatted = Files.writeString(folder.resolve("formatted.lac"), FORMATTED);
    wrong = folder.resolve("wrong.lac");
  }

  @Test
  void writesWhatDiffersAndNamesIt() throws IOException {
    assertEquals(ugly + "\n", Shell.succeeds("fmt", folder));
    assertEquals(FORMATTED, Files.readString(ugly));
    assertEquals("", Shell.succeeds("fmt", ugly, formatted));
    assertEquals(2, files());
  }

  @Test
  void checkListsWhatDiffersAndChangesNothing() throws IOException {
    Shell.Answer answer = Shell.lacuna("fmt", "--check", folder);
    assertEquals(new Shell.Answer(ExitCode.SPEC, ugly + "\n", ""), answer);
    assertEquals(UGLY, Files.readString(ugly));
    assertEquals("", Shell.succeeds("fmt", "--check", formatted));
  }

  @Test
  void leavesAFileWithSyntaxErrorsAsItIs() throws IOException {
    Files.writeString(wrong, WRONG);
    Shell.Answer answer = Shell.lacuna("fmt", folder);
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("error[P03]"), answer.err());
    assertTrue(answer.err().endsWith("1 error in " + wrong + ", which stays as it is\n"));
    assertEquals(WRONG, Files.readString(wrong));
    assertEquals(FORMATTED, Files.readString(ugly));
  }

  @Test
  void keepsPermissionsAndLinks() throws IOException {
    Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.lac"), ugly);
    Shell.succeeds("fmt", link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(FORMATTED, Files.readString(ugly));
    assertEquals(
        "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)));
  }

  @Test
  void formatsStandardInput() {
    InputStream keyboard = System.in;
    System.setIn(new ByteArrayInputStream(UGLY.getBytes(StandardCharsets.UTF_8)));
    try {
      assertEquals(FORMATTED, Shell.succeeds("fmt", "-"));
    } finally {
      System.setIn(keyboard);
    }
  }

  @Test
  void passesOverHiddenFoldersAndMavensTarget() throws IOException {
    for (String aside : new String[] {".git", "target"}) {
      Path hidden = Files.createDirectories(folder.resolve(aside).resolve("in"));
      Files.writeString(hidden.resolve("a.lac"), UGLY);
    }
    assertEquals(ugly + "\n", Shell.succeeds("fmt", folder));
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    Path bytes = Files.write(folder.resolve("bytes.lac"), new byte[] {(byte) 0xff});
    assertEquals(
        new Shell.Answer(ExitCode.USAGE, "", "error: " + bytes + ": this is no text in UTF-8\n"),
        Shell.lacuna("fmt", bytes));
  }

  private long files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.count();
    }
  }
}
