package lacuna.runtime.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a spec generated code comes from: its comments, kept in the jar, name the places. */
final class SpecPlaces {
  private static final Pattern PLACE = Pattern.compile("[^\\s*]+\\.lac:\\d+");

  private SpecPlaces() {}

  /**
   * The place of the innermost generated function that a problem went through, as {@code in `pick`,
   * own.lac:12}.
   *
   * @param anchor a class of the experiment
   */
  static Optional<String> of(Throwable problem, Class<?> anchor) {
    for (StackTraceElement frame : problem.getStackTrace()) {
      if (frame.getClassName().startsWith(anchor.getPackageName() + ".")) {
        return place(frame, anchor)
            .map(place -> "in `%s`, %s".formatted(frame.getMethodName(), place));
      }
    }
    return Optional.empty();
  }

  /** The last place that the source names before the frame's line. */
  private static Optional<String> place(StackTraceElement frame, Class<?> anchor) {
    String file = frame.getClassName().replaceFirst("\\$.*", "").replace('.', '/');
    try (InputStream in = anchor.getResourceAsStream("/lacuna/java/" + file + ".java")) {
      if (in == null) {
        return Optional.empty();
      }
      Optional<String> place = Optional.empty();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().limit(frame.getLineNumber()).toList()) {
        Matcher found = PLACE.matcher(line);
        while (found.find()) {
          place = Optional.of(found.group());
        }
      }
      return place;
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
