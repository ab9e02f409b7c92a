package lacuna.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What other tools call the settings, words and components of the library, and what those of their
 * settings become that have no place in a spec. The table is the library's own, {@code
 * stdlib/words.txt}, which says how it is written.
 */
public final class OtherWords {
  private static final OtherWords STANDARD = read("/lacuna/stdlib/words.txt");

  private final Map<String, List<Ours>> ours = new HashMap<>();
  private final Map<String, String> advice = new HashMap<>();
  private final Map<String, String> company = new HashMap<>();

  private OtherWords() {}

  /**
   * What a word is here.
   *
   * @param path the end of a setting's path, or a word alone
   * @param value the one value that it is to have; empty for any
   */
  public record Ours(List<String> path, String value) {

    /** The setting's own name, or the word. */
    public String name() {
      return path.get(path.size() - 1);
    }
  }

  /** The table that comes with the library. */
  public static OtherWords standard() {
    return STANDARD;
  }

  /** What a word of another tool is here, in the order of the table. */
  public List<Ours> ours(String word) {
    return ours.getOrDefault(plain(word), List.of());
  }

  /** All that the table has a word for. */
  List<Ours> all() {
    return ours.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** What to do about a word of another tool that has no setting here. */
  public Optional<String> advice(String word) {
    return Optional.ofNullable(advice.get(plain(word)));
  }

  /** What goes with a setting of that name. */
  public Optional<String> company(String setting) {
    return Optional.ofNullable(company.get(setting));
  }

  /** A word without what tells no two words apart: case, points, hyphens and underscores. */
  static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.replace("-", "").replace("_", "").replace(".", "");
  }

  private static OtherWords read(String resource) {
    try (InputStream in = OtherWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks " + resource);
      }
      OtherWords words = new OtherWords();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(words::line);
      return words;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + resource, failure);
    }
  }

  private void line(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    int colon = line.indexOf(": ");
    String before = line.substring(0, colon);
    String after = line.substring(colon + 2);
    if (before.startsWith("! ")) {
      each(before.substring(2)).forEach(word -> advice.put(plain(word), after));
    } else if (before.startsWith("+ ")) {
      company.put(before.substring(2), after);
    } else {
      String[] setting = before.split(" = ");
      Ours one = new Ours(List.of(setting[0].split("\\.")), setting.length > 1 ? setting[1] : "");
      each(after)
          .forEach(word -> ours.computeIfAbsent(plain(word), w -> new ArrayList<>()).add(one));
    }
  }

  private static List<String> each(String words) {
    return List.of(words.split(", "));
  }
}
