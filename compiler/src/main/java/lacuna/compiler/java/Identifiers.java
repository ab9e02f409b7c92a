package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Java's spelling of the language's names: whatever goes in, only ASCII letters and digits come
 * out.
 */
final class Identifiers {
  private Identifiers() {}

  /** {@code swin_block} becomes {@code SwinBlock}. */
  static String upperCamel(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : words(name)) {
      text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return identifier(text, "N");
  }

  /** {@code drop_path} becomes {@code dropPath}. */
  static String lowerCamel(String name) {
    StringBuilder text = new StringBuilder();
    for (String word : words(name)) {
      char first = word.charAt(0);
      text.append(text.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
      text.append(word.substring(1));
    }
    return identifier(text, "n");
  }

  /** {@code mlp_ratio} becomes {@code MLP_RATIO}. */
  static String constant(String name) {
    return identifier(
        new StringBuilder(String.join("_", words(name)).toUpperCase(Locale.ROOT)), "N");
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(
            word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word);
      }
    }
    return words;
  }

  private static String identifier(StringBuilder text, String start) {
    return text.isEmpty() || Character.isDigit(text.charAt(0)) ? start + text : text.toString();
  }
}
