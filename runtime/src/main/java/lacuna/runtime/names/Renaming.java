package lacuna.runtime.names;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one side that are keys of the other. Where a side has several, their tensors stand one
 * behind the other, along the first axis and in equal parts, in the tensor of the other side.
 */
public final class Renaming {
  private static final String NOTHING = "none";

  private final String subject;
  private final List<@Nullable KeyPattern> ours;
  private final List<@Nullable KeyPattern> theirs;

  private Renaming(
      String subject, List<@Nullable KeyPattern> ours, List<@Nullable KeyPattern> theirs) {
    this.subject = subject;
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
    return new Renaming(sides[0], patterns(sides[0]), patterns(sides[1]));
  }

  private static List<@Nullable KeyPattern> patterns(String side) {
    List<@Nullable KeyPattern> patterns = new ArrayList<>();
    for (String key : side.split(", ")) {
      patterns.add(key.equals(NOTHING) ? null : new KeyPattern(key));
    }
    return patterns;
  }

  /** Whether it is about the same keys of ours as another one. */
  boolean isAboutThoseOf(Renaming other) {
    return subject.equals(other.subject);
  }

  List<@Nullable KeyPattern> ours() {
    return ours;
  }

  List<@Nullable KeyPattern> theirs() {
    return theirs;
  }

  /**
   * What it says of a key.
   *
   * @param index of the pattern that the key fits, among those of its side
   */
  Found found(int index, KeyPattern.Match match) {
    return new Found(this, index, keys(ours, match), keys(theirs, match));
  }

  private static List<@Nullable String> keys(
      List<@Nullable KeyPattern> patterns, KeyPattern.Match match) {
    List<@Nullable String> keys = new ArrayList<>();
    patterns.forEach(pattern -> keys.add(pattern == null ? null : pattern.key(match)));
    return keys;
  }
}
