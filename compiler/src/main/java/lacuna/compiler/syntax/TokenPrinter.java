package lacuna.compiler.syntax;

import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/** Prints the tokens of a file as they are read, one on a line: place, sort, text. */
public final class TokenPrinter {
  private TokenPrinter() {}

  /** All tokens, doc comments included, with line and column counted from 1. */
  public static String print(SourceFile file) {
    LacunaLexer lexer = new LacunaLexer(new StringCharStream(file.path(), file.text()));
    lexer.removeErrorListeners();
    StringBuilder out = new StringBuilder();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      String place = token.getLine() + ":" + (token.getCharPositionInLine() + 1);
      String sort = LacunaLexer.VOCABULARY.getSymbolicName(token.getType());
      out.append(
          String.format("%-8s %-10s %s%n", place, sort, token.getText()).replace("\r\n", "\n"));
    }
    return out.toString();
  }
}
