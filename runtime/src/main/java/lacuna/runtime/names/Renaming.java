package lacuna.runtime.names;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one side that are keys of the other. Where a side has several, their tensors stand one
 * behind the other, along the first axis and in equal parts, in the tensor of the other side.
 */
public final class Renaming {
  private static final String NOTHING = "none";

  private final List<@Nullable KeyPattern> ours;
  private final List<@Nullable KeyPattern> theirs;

  private Renaming(List<@Nullable KeyPattern> ours, List<@Nullable KeyPattern> theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * A key that a renaming speaks of.
   *
   * @param index its place among the keys of its side
   * @param ours the keys on our side; null for what we have not, which is 0
   * @param theirs the keys on the library's side
   */
  public record Found(
      Renaming renaming, int index, List<@Nullable String> ours, List<@Nullable String> theirs) {}

  /**
   * Reads {@code a, none, b = c}.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static Renaming of(String text) {
    String[] sides = text.split(" = ", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException("`" + text + "` does not say what is called how");
    }
    return new Renaming(patterns(sides[0]), patterns(sides[1]));
  }

  private static List<@Nullable KeyPattern> patterns(String side) {
    List<@Nullable KeyPattern> patterns = new ArrayList<>();
    for (String key : side.split(", ")) {
      patterns.add(key.equals(NOTHING) ? null : new KeyPattern(key));
    }
    return patterns;
  }

  /** What the first renaming that speaks of a key of ours says; null where none does. */
  public static @Nullable Found ofOurs(List<Renaming> renamings, String key) {
    return first(renamings, key, renaming -> renaming.ours);
  }

  /** What the first renaming that speaks of a key of theirs says; null where none does. */
  public static @Nullable Found ofTheirs(List<Renaming> renamings, String key) {
    return first(renamings, key, renaming -> renaming.theirs);
  }

  private static @Nullable Found first(
      List<Renaming> renamings, String key, Function<Renaming, List<@Nullable KeyPattern>> side) {
    for (Renaming renaming : renamings) {
      List<@Nullable KeyPattern> patterns = side.apply(renaming);
      for (int i = 0; i < patterns.size(); i++) {
        KeyPattern pattern = patterns.get(i);
        KeyPattern.Match match = pattern == null ? null : pattern.match(key);
        if (match != null) {
          return new Found(
              renaming, i, keys(renaming.ours, match), keys(renaming.theirs, match));
        }
      }
    }
    return null;
  }

  private static List<@Nullable String> keys(
      List<@Nullable KeyPattern> patterns, KeyPattern.Match match) {
    List<@Nullable String> keys = new ArrayList<>();
    patterns.forEach(pattern -> keys.add(pattern == null ? null : pattern.key(match)));
    return keys;
  }
}
