package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reports a value, or the experiment's name, that is missing at the end of a line, where the
 * grammar would take the next setting's name for it, since line ends mean nothing to it. Also an
 * experiment's name that is none.
 */
final class MissingTokens {
  private MissingTokens() {}

  /** The tokens with a broken value in each such place; the same list when there is none. */
  static List<Token> recover(List<Token> tokens, ErrorCollector errors) {
    List<Token> recovered = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      @Nullable Token before = i == 0 ? null : tokens.get(i - 1);
      if (before != null && Tokens.firstOnLine(tokens, i)) {
        if (before.getType() == LacunaLexer.EXPERIMENT) {
          errors.add(HeaderErrors.experimentWithoutName(errors.after(before)));
          recovered.add(Tokens.inserted(LacunaLexer.NAME, before));
        } else if (Tokens.wantsValue(before) && beginsAnother(tokens, i)) {
          errors.add(missingValue(errors, before, i > 1 ? tokens.get(i - 2) : before));
          recovered.add(Tokens.inserted(LacunaLexer.BROKEN, before));
        }
      } else if (before != null
          && before.getType() == LacunaLexer.EXPERIMENT
          && wordEnd(tokens, i) > i) {
        int last = wordEnd(tokens, i);
        errors.add(HeaderErrors.illegalExperimentName(errors.span(token, tokens.get(last))));
        recovered.add(
            Tokens.replacing(
                LacunaLexer.NAME, token, token.getStartIndex(), tokens.get(last).getStopIndex()));
        i = last;
        continue;
      }
      recovered.add(token);
    }
    return recovered;
  }

  private static boolean beginsAnother(List<Token> tokens, int i) {
    return Tokens.isSetting(tokens, i)
        || Tokens.isBeginning(tokens.get(i))
        || opensBlock(tokens, i);
  }

  /** The last token of those that touch from {@code i} on, as in {@code swin-base.2}. */
  private static int wordEnd(List<Token> tokens, int i) {
    int last = i;
    while (last + 2 < tokens.size()
        && Tokens.touch(tokens.get(last), tokens.get(last + 1))
        && !Tokens.opens(tokens.get(last + 1))) {
      last++;
    }
    return last;
  }

  private static boolean opensBlock(List<Token> tokens, int i) {
    return Tokens.typeAt(tokens, i) == LacunaLexer.NAME
        && Tokens.typeAt(tokens, i + 1) == LacunaLexer.LBRACE;
  }

  /**
   * A value is missing behind {@code after}; {@code named} is the token before that, the name of
   * what has no value.
   */
  static Diagnostic missingValue(ErrorCollector errors, Token after, Token named) {
    return after.getType() == LacunaLexer.SET && named.getType() == LacunaLexer.NAME
        ? SyntaxErrors.valueMissingOf(named.getText(), errors.after(after), after.getText())
        : SyntaxErrors.valueMissingAfter(after.getText(), errors.after(after));
  }
}
