package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reports a value, or the experiment's name, that is missing at the end of a line. Since line ends mean nothing to the grammar, it
 * would take the next setting's name for it.
 */
final class Gaps {
  private Gaps() {}

  /** The tokens with a broken value in each such place; the same list when there is none. */
  static List<Token> mend(List<Token> tokens, Complaints complaints) {
    @Nullable List<Token> mended = null;
    for (int i = 1; i < tokens.size(); i++) {
      Token before = tokens.get(i - 1);
      if (before.getType() == LacunaLexer.EXPERIMENT && Tokens.firstOnLine(tokens, i)) {
        mended = mended == null ? new ArrayList<>(tokens.subList(0, i)) : mended;
        complaints.add(unnamed(complaints, before));
        mended.add(Tokens.inserted(LacunaLexer.NAME, before));
      }
      boolean gap =
          Tokens.wantsValue(before)
              && Tokens.firstOnLine(tokens, i)
              && (Tokens.isSetting(tokens, i) || Tokens.isBeginning(tokens.get(i)) || opensBlock(tokens, i));
      if (gap) {
        mended = mended == null ? new ArrayList<>(tokens.subList(0, i)) : mended;
        complaints.add(missingValue(complaints, before, i > 1 ? tokens.get(i - 2) : before));
        mended.add(Tokens.inserted(LacunaLexer.BROKEN, before));
      }
      if (mended != null) {
        mended.add(tokens.get(i));
      }
    }
    return mended == null ? tokens : mended;
  }

  private static boolean opensBlock(List<Token> tokens, int i) {
    return Tokens.typeAt(tokens, i) == LacunaLexer.NAME && Tokens.typeAt(tokens, i + 1) == LacunaLexer.LBRACE;
  }

  /** The experiment needs a name. */
  static Diagnostic unnamed(Complaints complaints, Token experiment) {
    return Diagnostic.error(Code.P01, "the experiment has no name")
        .at(complaints.after(experiment), "a name is missing here")
        .help("write `experiment NAME`; what is built and run is called by it");
  }

  /** A value is missing behind {@code after}; {@code named} is the token before that, the name of what has no value. */
  static Diagnostic missingValue(Complaints complaints, Token after, Token named) {
    String sign = "`" + after.getText() + "`";
    if (after.getType() == LacunaLexer.SET && named.getType() == LacunaLexer.NAME) {
      return Diagnostic.error(Code.P03, "`" + named.getText() + "` has no value")
          .at(complaints.after(after), "a value is missing here")
          .help("write the value behind the " + sign + ", or remove the line");
    }
    return Diagnostic.error(Code.P03, "a value is missing behind " + sign)
        .at(complaints.after(after), "a value is missing here");
  }
}
