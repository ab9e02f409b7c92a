package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import lacuna.compiler.jar.GeneratedCodeException;
import lacuna.compiler.jar.JarBuilder;
import lacuna.compiler.jar.JarContents;
import lacuna.compiler.jar.RuntimeLibraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir private Path folder;

  @Test
  void javaThatDoesNotCompileIsAMistakeOfLacunaWithItsDetailsInAFile() throws Exception {
    JarContents contents =
        new JarContents(
            "wrong",
            "Wrong",
            new TreeMap<>(Map.of("Wrong.java", "class Wrong { int a = none; }\n")),
            new TreeMap<>(),
            "{}");
    GeneratedCodeException problem =
        Assertions.assertThrows(
            GeneratedCodeException.class,
            () -> new JarBuilder(RuntimeLibraries.ofThisProgram()).build(contents, folder));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertEquals(70, Failures.print(problem, new Console(stream, stream, false)));
    String text = err.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("this is a bug in Lacuna"), text);
    assertTrue(!text.contains("\tat "), text);
    Path log = Path.of(text.strip().substring(text.strip().lastIndexOf(' ') + 1));
    assertTrue(Files.readString(log).contains("int a = none"));
    Files.delete(log);
  }
}
