package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reports a value, or the experiment's name, that is missing at the end of a line, where the
 * grammar would take the next setting's name for it, since line ends mean nothing to it. Also an
 * experiment's name that is none.
 */
final class Gaps {
  private Gaps() {}

  /** The tokens with a broken value in each such place; the same list when there is none. */
  static List<Token> mend(List<Token> tokens, Complaints complaints) {
    List<Token> mended = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      @Nullable Token before = i == 0 ? null : tokens.get(i - 1);
      if (before != null && Tokens.firstOnLine(tokens, i)) {
        if (before.getType() == LacunaLexer.EXPERIMENT) {
          complaints.add(unnamed(complaints, before));
          mended.add(Tokens.inserted(LacunaLexer.NAME, before));
        } else if (Tokens.wantsValue(before) && beginsAnother(tokens, i)) {
          complaints.add(missingValue(complaints, before, i > 1 ? tokens.get(i - 2) : before));
          mended.add(Tokens.inserted(LacunaLexer.BROKEN, before));
        }
      } else if (before != null
          && before.getType() == LacunaLexer.EXPERIMENT
          && wordEnd(tokens, i) > i) {
        int last = wordEnd(tokens, i);
        complaints.add(misnamed(complaints, token, tokens.get(last)));
        mended.add(
            Tokens.replacing(
                LacunaLexer.NAME, token, token.getStartIndex(), tokens.get(last).getStopIndex()));
        i = last;
        continue;
      }
      mended.add(token);
    }
    return mended;
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

  private static Diagnostic misnamed(Complaints complaints, Token first, Token last) {
    String name = complaints.span(first, last).text().replaceAll("[^A-Za-z0-9_]", "_");
    return Diagnostic.error(Code.UNEXPECTED_TEXT, "a name consists of letters, digits and _")
        .at(complaints.span(first, last))
        .help("write `experiment " + (Character.isDigit(name.charAt(0)) ? "_" : "") + name + "`");
  }

  private static boolean opensBlock(List<Token> tokens, int i) {
    return Tokens.typeAt(tokens, i) == LacunaLexer.NAME
        && Tokens.typeAt(tokens, i + 1) == LacunaLexer.LBRACE;
  }

  /** The experiment needs a name. */
  static Diagnostic unnamed(Complaints complaints, Token experiment) {
    return Diagnostic.error(Code.UNEXPECTED_TEXT, "the experiment has no name")
        .at(complaints.after(experiment), "a name is missing here")
        .help("write `experiment NAME`; the build and its runs are named after it");
  }

  /**
   * A value is missing behind {@code after}; {@code named} is the token before that, the name of
   * what has no value.
   */
  static Diagnostic missingValue(Complaints complaints, Token after, Token named) {
    String sign = "`" + after.getText() + "`";
    if (after.getType() == LacunaLexer.SET && named.getType() == LacunaLexer.NAME) {
      return Diagnostic.error(Code.MISSING_VALUE, "`" + named.getText() + "` has no value")
          .at(complaints.after(after), "a value is missing here")
          .help("write the value after the " + sign + ", or remove the line");
    }
    return Diagnostic.error(Code.MISSING_VALUE, "a value is missing after " + sign)
        .at(complaints.after(after), "a value is missing here");
  }
}
