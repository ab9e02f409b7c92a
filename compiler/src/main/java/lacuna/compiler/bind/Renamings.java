package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * The renamings of a table, each with its whole keys.
 *
 * @param all in order, without those that are written wrongly
 * @param mistakes what is wrong with those
 */
public record Renamings(List<Renaming> all, List<Diagnostic> mistakes) {
  /** A number in a key of ours: {@code {s}}. */
  static final Pattern NUMBER = Pattern.compile("\\{ *([a-z_]+) *}");

  public Renamings {
    all = List.copyOf(all);
    mistakes = List.copyOf(mistakes);
  }

  /** Those of a table. */
  public static Renamings of(NameTable table) {
    return RenamingReader.read(table);
  }

  /** How each is written. */
  public List<String> texts() {
    return all.stream().map(Renaming::text).toList();
  }

  /** The first of some keys of ours of which no renaming says what it is called. */
  public Optional<String> firstUncovered(Collection<String> keys) {
    List<Pattern> covering = all.stream().flatMap(Renaming::covering).toList();
    return keys.stream()
        .filter(key -> covering.stream().noneMatch(pattern -> pattern.matcher(key).matches()))
        .findFirst();
  }

  /**
   * A renaming with its whole keys.
   *
   * @param ours null for nothing, or for a part of a joined tensor that we have not
   */
  public record Renaming(Span span, List<@Nullable String> ours, List<@Nullable String> theirs) {
    public Renaming {
      ours = Collections.unmodifiableList(new ArrayList<>(ours));
      theirs = Collections.unmodifiableList(new ArrayList<>(theirs));
    }

    /** {@code a, none, b = c}. */
    private String text() {
      return text(ours) + " = " + text(theirs);
    }

    private static String text(List<@Nullable String> keys) {
      return keys.stream()
          .map(key -> key == null ? "none" : key.replace(" ", ""))
          .collect(Collectors.joining(", "));
    }

    /** The keys of ours that it speaks of: those that it names, and all below them. */
    private Stream<Pattern> covering() {
      return ours.stream()
          .filter(Objects::nonNull)
          .map(
              key -> {
                String numbers = NUMBER.matcher(key).replaceAll("\\\\E\\\\d+\\\\Q");
                return Pattern.compile("\\Q" + numbers + "\\E(\\..*)?");
              });
    }
  }
}
