package lacuna.compiler.assist;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SourceToken;
import lacuna.compiler.syntax.TokenReader;

/** What a word is in the language. */
public final class Words {
  private Words() {}

  /** Whether something can be called so. */
  public static boolean isName(String word) {
    List<SourceToken> tokens = TokenReader.read(new SourceFile("", word));
    return tokens.size() == 1
        && tokens.get(0).sort() == SourceToken.Sort.NAME
        && tokens.get(0).text().equals(word)
        && !word.equals("_")
        && !word.equals("batch");
  }
}
