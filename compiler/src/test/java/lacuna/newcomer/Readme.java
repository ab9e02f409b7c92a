package lacuna.newcomer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lacuna.parity.Golden;

/** What the README shows. */
final class Readme {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern COMMAND = Pattern.compile("\\./lacuna ([^`#\\n]*)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");

  private final String text;

  Readme() {
    try {
      text = Files.readString(Golden.ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts between fences of a language, as {@code java}. */
  List<String> blocks(String language) {
    return found(BLOCK)
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The specs in full: those with a header. */
  List<String> specs() {
    return blocks("lacuna").stream().filter(block -> block.contains("\nexperiment ")).toList();
  }

  /** The words behind {@code ./lacuna}, wherever it is called. */
  List<List<String>> commands() {
    return found(COMMAND).map(command -> List.of(command.group(1).strip().split("\\s+"))).toList();
  }

  /** The files and folders that it refers to. */
  List<String> links() {
    return found(LINK).map(link -> link.group(1)).toList();
  }

  private Stream<MatchResult> found(Pattern pattern) {
    return pattern.matcher(text).results();
  }
}
