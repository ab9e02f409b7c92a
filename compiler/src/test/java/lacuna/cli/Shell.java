package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Command lines as a user types them, run in this process. */
public final class Shell {
  private Shell() {}

  /**
   * What a command line left.
   *
   * @param code the exit code
   * @param out what it printed as its result
   * @param err its messages
   */
  public record Answer(int code, String out, String err) {}

  /** Runs {@code lacuna} with the words that follow it. */
  public static Answer lacuna(Object... words) {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int code = Main.run(console, arguments);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command line that must succeed without a message; returns what it printed. */
  public static String succeeds(Object... words) {
    Answer answer = lacuna(words);
    String all = String.join(" ", java.util.Arrays.stream(words).map(Object::toString).toList());
    assertEquals(ExitCode.OK, answer.code(), () -> all + "\n" + answer.out() + answer.err());
    return answer.out();
  }
}
