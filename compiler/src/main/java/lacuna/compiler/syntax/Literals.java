package lacuna.compiler.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.Token;

/** Reads the values of literal tokens. */
final class Literals {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final ErrorCollector errors;

  Literals(ErrorCollector errors) {
    this.errors = errors;
  }

  /** The value of a literal; one that no number can hold is reported and broken. */
  Expr of(Token token) {
    Span span = errors.span(token);
    try {
      return read(token.getType(), token.getText(), span);
    } catch (NumberFormatException tooLarge) {
      errors.add(LexicalErrors.numberTooLarge(span));
      return new Expr.Broken(span);
    }
  }

  private Expr read(int type, String text, Span span) {
    return switch (type) {
      case LacunaParser.NUMBER ->
          text.chars().allMatch(Character::isDigit)
              ? new Expr.Whole(span, Integer.parseInt(text))
              : new Expr.Decimal(span, decimal(text));
      case LacunaParser.LENGTH -> new Expr.LengthLiteral(span, whole(text, 0));
      case LacunaParser.SIZE -> new Expr.SizeLiteral(span, whole(text, 0), whole(text, 1));
      case LacunaParser.RATIO ->
          new Expr.RatioLiteral(span, ratio(text.substring(0, text.length() - 1)));
      case LacunaParser.RATE -> rate(span, text);
      case LacunaParser.DURATION ->
          new Expr.DurationLiteral(span, whole(text, 0), text.contains("epoch"));
      case LacunaParser.STRING -> new Expr.Text(span, text(text, span));
      case LacunaParser.TRUE -> new Expr.Flag(span, true);
      case LacunaParser.FALSE -> new Expr.Flag(span, false);
      case LacunaParser.NONE -> new Expr.None(span);
      default -> new Expr.Broken(span);
    };
  }

  private Expr rate(Span span, String text) {
    int per = text.indexOf("per");
    List<String> images =
        DIGITS.matcher(text.substring(per)).results().map(match -> match.group()).toList();
    int number = Integer.parseInt(images.get(0));
    if (number == 0) {
      errors.add(LexicalErrors.perNoImages(span));
      return new Expr.Broken(span);
    }
    return new Expr.RateLiteral(span, decimal(text.substring(0, per).strip()), number);
  }

  private static long whole(String text, int which) {
    Matcher digits = DIGITS.matcher(text);
    for (int i = 0; i <= which; i++) {
      digits.find();
    }
    return Integer.parseInt(digits.group());
  }

  /** 60% is the double nearest to 0.6, which 60 / 100.0 is not for every number of digits. */
  private static double ratio(String percent) {
    decimal(percent);
    return new BigDecimal(percent).movePointLeft(2).doubleValue();
  }

  private static double decimal(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /**
   * A string without its quotation marks, with {@code \"} and {@code \\} as the signs they stand
   * for.
   */
  String text(String quoted, Span span) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char sign = quoted.charAt(i);
      if (sign == '\\') {
        i++;
        sign = quoted.charAt(i);
        if (sign != '"' && sign != '\\') {
          Span escape = errors.span(span.start() + i - 1, span.start() + i + 1);
          errors.add(LexicalErrors.unknownEscape(escape, sign));
        }
      }
      text.append(sign);
    }
    return text.toString();
  }
}
