package lacuna.compiler.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a value of one type would be written as one of another: {@code "192px"} as 192px. */
public final class WrittenForm {
  private static final String NUMBER = "(\\d+\\.)?\\d+([eE][+-]?\\d+)?";
  private static final Pattern INTEGER = Pattern.compile("\\d+");

  private WrittenForm() {}

  /** What to write instead; empty where nothing can be known to be meant. */
  public static Optional<String> of(Value value, UnitType type) {
    if (value instanceof Value.Text text) {
      return ofText(text.value().strip(), type);
    } else if (value instanceof Value.Word word) {
      return type == UnitType.STRING ? Optional.of('"' + word.word() + '"') : Optional.empty();
    } else if (value instanceof Value.Int number && number.batch()) {
      return Optional.empty();
    } else if (value instanceof Value.Ratio ratio) {
      return type == UnitType.REAL || type == UnitType.RATE
          ? Optional.of(NumberText.plain(ratio.share()))
          : Optional.empty();
    } else if (Arithmetic.isPlain(value)) {
      return ofNumber(Arithmetic.number(value), type);
    }
    boolean unit =
        value instanceof Value.Length
            || value instanceof Value.Duration
            || value instanceof Value.Rate;
    return unit ? ofNumber(Double.parseDouble(number(value)), type) : Optional.empty();
  }

  /** The number in front of a unit. */
  private static String number(Value value) {
    return value instanceof Value.Rate rate
        ? NumberText.plain(rate.value())
        : value.toString().replaceAll("[^0-9-].*", "");
  }

  /** A text that would be right without its quotation marks, or nearly so. */
  private static Optional<String> ofText(String text, UnitType type) {
    String plain = text.toLowerCase(Locale.ROOT);
    boolean written =
        switch (type) {
          case INT -> plain.matches("\\d+");
          case REAL -> plain.matches(NUMBER);
          case RATIO -> plain.matches("(\\d+\\.)?\\d+%");
          case BOOL -> plain.matches("true|false");
          case LENGTH -> plain.matches("\\d+px");
          case SIZE -> plain.matches("\\d+px( by \\d+px)?");
          case DURATION -> plain.matches("\\d+ (epochs?|steps?)");
          case RATE -> plain.matches(NUMBER + "( per \\d+ images)?");
          case RANGE -> plain.matches("[\\d.%px]+\\.\\.[\\d.%px]+");
          case STRING -> false;
        };
    if (written) {
      return Optional.of(plain);
    }
    return plain.matches(NUMBER)
        ? ofNumber(Double.parseDouble(plain), type)
        : Optional.empty();
  }

  private static Optional<String> ofNumber(double number, UnitType type) {
    String text = NumberText.plain(number);
    boolean count = INTEGER.matcher(text).matches();
    return switch (type) {
      case INT -> count ? Optional.of(text) : Optional.empty();
      case REAL, RATE -> Optional.of(text);
      case RATIO ->
          Optional.of(NumberText.plain(number >= 0 && number <= 1 ? number * 100 : number) + "%")
              .filter(percent -> number >= 0 && number <= 100);
      case BOOL ->
          text.equals("1")
              ? Optional.of("true")
              : text.equals("0") ? Optional.of("false") : Optional.empty();
      case LENGTH, SIZE -> count ? Optional.of(text + "px") : Optional.empty();
      case DURATION -> count ? Optional.of(text + " epochs") : Optional.empty();
      case STRING, RANGE -> Optional.empty();
    };
  }
}
