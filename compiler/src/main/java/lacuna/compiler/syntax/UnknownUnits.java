package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reports a number whose unit does not exist or is spelled wrongly. Units are not reserved words,
 * so the grammar alone would take {@code 100 parsecs} for a number and the beginning of something
 * else.
 */
final class UnknownUnits {
  /** All units, as they are written. */
  static final String LEGAL =
      "units are written 32px, 224px by 160px, 60%, 100 epochs, 5000 steps and 1e-4 per 512 images";

  private static final List<String> WORDS = List.of("px", "epochs", "steps");

  private final List<Token> tokens;
  private final ErrorCollector errors;
  private final List<Token> recovered = new ArrayList<>();

  private UnknownUnits(List<Token> tokens, ErrorCollector errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  /**
   * The tokens with every such number replaced by a broken value; the same list when there is none.
   */
  static List<Token> recover(List<Token> tokens, ErrorCollector errors) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isWrong(tokens, i)) {
        return new UnknownUnits(tokens, errors).recover();
      }
    }
    return tokens;
  }

  private static boolean isWrong(List<Token> tokens, int i) {
    return Tokens.isNumber(tokens.get(i))
        && Tokens.typeAt(tokens, i + 1) == LacunaLexer.NAME
        && tokens.get(i + 1).getLine() == tokens.get(i).getLine()
        && !beginsAnother(tokens, i + 1);
  }

  /**
   * Whether the name is that of a setting, a call or an argument: what is missing is then no unit.
   */
  private static boolean beginsAnother(List<Token> tokens, int name) {
    int next = Tokens.typeAt(tokens, name + 1);
    return !Tokens.touch(tokens.get(name - 1), tokens.get(name))
        && (Tokens.isSetting(tokens, name)
            || next == LacunaLexer.LPAREN
            || next == LacunaLexer.COLON
            || next == LacunaLexer.LBRACE);
  }

  private List<Token> recover() {
    int i = 0;
    while (i < tokens.size()) {
      if (isWrong(tokens, i)) {
        int last = lastOf(i);
        report(i, last);
        Token number = tokens.get(i);
        recovered.add(
            Tokens.replacing(
                LacunaLexer.BROKEN,
                number,
                number.getStartIndex(),
                tokens.get(last).getStopIndex()));
        i = last + 1;
      } else {
        recovered.add(tokens.get(i));
        i++;
      }
    }
    return recovered;
  }

  /**
   * {@code by} and {@code per} belong together with the number behind them, and {@code images} with
   * that.
   */
  private int lastOf(int i) {
    String word = tokens.get(i + 1).getText();
    int last = i + 1;
    if ((word.equals("by") || word.equals("per"))
        && Tokens.isNumber(tokens.get(last + 1))
        && sameLine(i, last + 1)) {
      last++;
      if (word.equals("per")
          && Tokens.typeAt(tokens, last + 1) == LacunaLexer.NAME
          && sameLine(i, last + 1)) {
        last++;
      }
    }
    return last;
  }

  private boolean sameLine(int i, int k) {
    return tokens.get(i).getLine() == tokens.get(k).getLine();
  }

  private void report(int i, int last) {
    Token number = tokens.get(i);
    Token name = tokens.get(i + 1);
    String digits = number.getText();
    String word = name.getText();
    if (Tokens.touch(number, name)) {
      int letters = 0;
      while (letters < digits.length() && !Character.isLetter(digits.charAt(letters))) {
        letters++;
      }
      word = digits.substring(letters).strip() + word;
      digits = digits.substring(0, letters).strip();
    }
    Span wrong = errors.span(number, tokens.get(last));
    Hint hint = hint(digits, word);
    Diagnostic told =
        LexicalErrors.unknownUnit(
            wrong, word, hint == null ? List.of(LEGAL) : List.of(hint.text, LEGAL));
    errors.add(hint == null || hint.instead.isEmpty() ? told : told.fix(wrong, hint.instead));
  }

  /**
   * What was probably meant.
   *
   * @param instead what to write; empty where a person must choose
   */
  private record Hint(String text, String instead) {
    static Hint write(String instead) {
      return new Hint("write " + instead, instead);
    }
  }

  private static @Nullable Hint hint(String digits, String word) {
    boolean whole = digits.chars().allMatch(Character::isDigit);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "px" -> whole ? Hint.write(digits + "px") : null;
      case "pixel", "pixels", "pxs", "pt" -> 
          whole ? new Hint("for pixels write " + digits + "px", digits + "px") : null;
      case "percent", "pct" -> Hint.write(digits + "%");
      case "by" -> 
          new Hint("write 224px by 160px: height by width, both with px", "");
      case "per" -> Hint.write(digits + " per 512 images");
      case "epoch", "epochs", "step", "steps" ->
          whole ? Hint.write(digits + " " + word) : new Hint("round it", "");
      default -> {
        List<String> near = Suggestions.nearest(word, WORDS);
        if (near.isEmpty()) {
          yield null;
        }
        String instead = digits + (near.get(0).equals("px") ? "" : " ") + near.get(0);
        yield new Hint("did you mean " + instead + "?", instead);
      }
    };
  }
}
