package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reports a number whose unit does not exist or is spelled wrongly. Units are not reserved words,
 * so the grammar alone would take {@code 100 parsecs} for a number and the beginning of something
 * else.
 */
final class Units {
  /** All units, as they are written. */
  static final String LEGAL =
      "units are written 32px, 224px by 160px, 60%, 100 epochs, 5000 steps and 1e-4 per 512 images";

  private static final List<String> WORDS = List.of("px", "epochs", "steps");

  private final List<Token> tokens;
  private final Complaints complaints;
  private final List<Token> mended = new ArrayList<>();

  private Units(List<Token> tokens, Complaints complaints) {
    this.tokens = tokens;
    this.complaints = complaints;
  }

  /**
   * The tokens with every such number replaced by a broken value; the same list when there is none.
   */
  static List<Token> mend(List<Token> tokens, Complaints complaints) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isWrong(tokens, i)) {
        return new Units(tokens, complaints).mend();
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

  private List<Token> mend() {
    int i = 0;
    while (i < tokens.size()) {
      if (isWrong(tokens, i)) {
        int last = lastOf(i);
        report(i, last);
        Token number = tokens.get(i);
        mended.add(
            Tokens.replacing(
                LacunaLexer.BROKEN,
                number,
                number.getStartIndex(),
                tokens.get(last).getStopIndex()));
        i = last + 1;
      } else {
        mended.add(tokens.get(i));
        i++;
      }
    }
    return mended;
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
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_UNIT, title(word)).at(complaints.span(number, tokens.get(last)));
    String hint = hint(digits, word);
    complaints.add(hint == null ? diagnostic.help(LEGAL) : diagnostic.help(hint).help(LEGAL));
  }

  private static String title(String word) {
    return switch (word) {
      case "px" -> "a length is an integer directly followed by px";
      case "by" -> "a size is two lengths";
      case "per" -> "a rate is a number per a number of images";
      case "epoch", "epochs", "step", "steps" ->
          "a duration is an integer, a space and `" + word + "`";
      default ->
          word.startsWith("_") ? "a number has no _ in it" : "there is no unit `" + word + "`";
    };
  }

  private static @Nullable String hint(String digits, String word) {
    boolean whole = digits.chars().allMatch(Character::isDigit);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "px" -> whole ? "write " + digits + "px" : null;
      case "pixel", "pixels", "pxs", "pt" -> whole ? "for pixels write " + digits + "px" : null;
      case "percent", "pct" -> "write " + digits + "%";
      case "by" -> "write 224px by 160px: height by width, both with px";
      case "per" -> "write " + digits + " per 512 images";
      case "epoch", "epochs", "step", "steps" ->
          whole ? "write " + digits + " " + word : "round it";
      default -> {
        List<String> near = Suggestions.nearest(word, WORDS);
        if (near.isEmpty()) {
          yield null;
        }
        yield "did you mean " + digits + (near.get(0).equals("px") ? "" : " ") + near.get(0) + "?";
      }
    };
  }
}
