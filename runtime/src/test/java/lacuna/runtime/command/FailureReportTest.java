package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReportTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new RunException("no"), 2),
        Arguments.of(new RunException("no", RunException.STOPPED), 3),
        Arguments.of(new ExceptionInInitializerError(new RunException("no")), 2),
        Arguments.of(new OutOfMemoryError("Java heap space"), 3),
        Arguments.of(new OutOfMemoryError("unable to create native thread"), 3),
        Arguments.of(new UnsatisfiedLinkError("x.so: file too short"), 3),
        Arguments.of(new IOException("No space left on device"), 3),
        Arguments.of(new UncheckedIOException(new IOException("No space left on device")), 3),
        Arguments.of(new IllegalStateException(new IOException("No space left on device")), 3),
        Arguments.of(new StackOverflowError(), 70),
        Arguments.of(new IllegalStateException("broken"), 70));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasACodeAndAMessageWithoutATrace(Throwable failure, int code) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertEquals(code, FailureReport.print(failure, null, null, printer));
    String message = err.toString(StandardCharsets.UTF_8);
    assertEquals(0, message.indexOf("error: "), message);
    assertFalse(message.contains("\tat "), message);
  }
}
