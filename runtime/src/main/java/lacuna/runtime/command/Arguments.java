package lacuna.runtime.command;

import java.util.stream.Stream;
import lacuna.runtime.RunException;

/** The words of a command line, as Java decodes them. */
public final class Arguments {
  /** What Java puts where bytes mean nothing in the locale's encoding. */
  private static final String UNKNOWN = "\uFFFD";

  private Arguments() {}

  /**
   * Refuses words, and a working folder, that are not what the user wrote: no file could be found
   * by them.
   *
   * @throws RunException with the encoding that is to blame
   */
  public static void requireDecoded(String... words) {
    String folder = System.getProperty("user.dir");
    Stream.concat(Stream.of(words), Stream.of(folder))
        .filter(word -> word.contains(UNKNOWN))
        .findFirst()
        .ifPresent(
            word -> {
              throw new RunException(
                  "`%s` has characters that the locale's encoding, %s, does not know\n  %s"
                      .formatted(
                          word,
                          System.getProperty("sun.jnu.encoding"),
                          "set LC_ALL=C.UTF-8 and try again"));
            });
  }
}
