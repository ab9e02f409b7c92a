package lacuna.runtime.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key in which {@code {s}}, {@code {s+1}} or {@code {2*s+1}} stand for numbers. It means that key
 * and everything below it.
 */
final class KeyPattern {
  private static final Pattern HOLE =
      Pattern.compile("\\{(?:(\\d+)\\*)?([a-z_]+)(?:([+-]\\d+))?}");

  private final String text;
  private final List<Hole> holes = new ArrayList<>();
  private final Pattern keys;
  private final String[] texts;

  /** A number of a key: {@code times * variable + plus}. */
  private record Hole(String variable, long times, long plus) {}

  /** What a key has where the pattern says nothing: its numbers, and what stands below. */
  record Match(Map<String, Long> numbers, String below) {}

  KeyPattern(String text) {
    this.text = text;
    Matcher hole = HOLE.matcher(text);
    StringBuilder regex = new StringBuilder();
    int end = 0;
    while (hole.find()) {
      long times = hole.group(1) == null ? 1 : Long.parseLong(hole.group(1));
      long plus = hole.group(3) == null ? 0 : Long.parseLong(hole.group(3));
      if (times < 1) {
        throw new IllegalArgumentException("`" + text + "`: a number times 0 tells nothing");
      }
      holes.add(new Hole(hole.group(2), times, plus));
      regex.append(Pattern.quote(text.substring(end, hole.start()))).append("(\\d{1,9})");
      end = hole.end();
    }
    texts = HOLE.split(text, -1);
    keys = Pattern.compile(regex + Pattern.quote(text.substring(end)) + "(\\..*)?");
  }

  /** What stands between its numbers, before the first and behind the last. */
  String[] texts() {
    return texts.clone();
  }

  /** How a key fits; null where it does not. */
  @Nullable Match match(String key) {
    Matcher found = keys.matcher(key);
    if (!found.matches()) {
      return null;
    }
    Map<String, Long> numbers = new HashMap<>();
    for (int i = 0; i < holes.size(); i++) {
      Hole hole = holes.get(i);
      long scaled = Long.parseLong(found.group(i + 1)) - hole.plus;
      if (scaled < 0 || scaled % hole.times != 0) {
        return null;
      }
      Long before = numbers.putIfAbsent(hole.variable, scaled / hole.times);
      if (before != null && before != scaled / hole.times) {
        return null;
      }
    }
    String below = found.group(holes.size() + 1);
    return new Match(numbers, below == null ? "" : below);
  }

  /** The key that has what another pattern's key has. */
  String key(Match match) {
    StringBuilder key = new StringBuilder();
    Matcher hole = HOLE.matcher(text);
    for (Hole wanted : holes) {
      hole.find();
      long number = match.numbers.getOrDefault(wanted.variable, 0L);
      hole.appendReplacement(key, Long.toString(wanted.times * number + wanted.plus));
    }
    return hole.appendTail(key).append(match.below).toString();
  }
}
