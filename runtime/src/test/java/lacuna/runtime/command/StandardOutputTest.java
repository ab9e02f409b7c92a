package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int exitCode(StandardOutput output, int code) {
    return output.exitCode(code, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static StandardOutput failing(String message) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int one) throws IOException {
                throw new IOException(message);
              }
            });
    output.printer().println("text");
    return output;
  }

  @Test
  void writesUtf8() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(file);
    output.printer().print("图 ä");
    assertEquals("图 ä", file.toString(StandardCharsets.UTF_8));
    assertEquals(0, exitCode(output, 0));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFullDeviceIsAFailure() {
    assertEquals(3, exitCode(failing("No space left on device"), 0));
    assertEquals(
        "error: the output could not be written: No space left on device\n",
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void keepsTheCodeOfAnotherFailure() {
    assertEquals(1, exitCode(failing("No space left on device"), 1));
  }

  @Test
  void aReaderWhoHasReadEnoughIsNone() {
    assertEquals(0, exitCode(failing("Broken pipe"), 0));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
