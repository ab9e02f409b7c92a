package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/** Reads the tokens of a text for an editor: all of them, and nothing is reported. */
public final class TokenReader {
  private TokenReader() {}

  /** All tokens in order, comments among them. */
  public static List<SourceToken> read(SourceFile file) {
    LacunaLexer lexer = new LacunaLexer(new StringCharStream(file.path(), file.text()));
    lexer.removeErrorListeners();
    List<SourceToken> tokens = new ArrayList<>();
    int end = 0;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      comments(file, end, token.getStartIndex(), tokens);
      end = token.getStopIndex() + 1;
      tokens.add(new SourceToken(new Span(file, token.getStartIndex(), end), sort(token)));
    }
    comments(file, end, file.text().length(), tokens);
    return tokens;
  }

  /** Between two tokens there is nothing but space and comments. */
  private static void comments(SourceFile file, int from, int to, List<SourceToken> tokens) {
    String text = file.text();
    int start = text.indexOf("//", from);
    while (start >= 0 && start < to) {
      int end = start;
      while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      tokens.add(new SourceToken(new Span(file, start, end), SourceToken.Sort.COMMENT));
      start = text.indexOf("//", end);
    }
  }

  private static SourceToken.Sort sort(Token token) {
    int type = token.getType();
    if (Tokens.isOperator(token) && !Tokens.isKeyword(token)) {
      return SourceToken.Sort.OPERATOR;
    } else if (Tokens.isKeyword(token)) {
      return SourceToken.Sort.KEYWORD;
    } else if (Tokens.isNumber(token)) {
      return SourceToken.Sort.NUMBER;
    }
    return switch (type) {
      case LacunaLexer.DOC -> SourceToken.Sort.DOC;
      case LacunaLexer.NAME -> SourceToken.Sort.NAME;
      case LacunaLexer.STRING, LacunaLexer.UNCLOSED -> SourceToken.Sort.STRING;
      case LacunaLexer.SET, LacunaLexer.BAR, LacunaLexer.ARROW, LacunaLexer.MAYBE, LacunaLexer.REST ->
          SourceToken.Sort.OPERATOR;
      case LacunaLexer.UNKNOWN -> SourceToken.Sort.UNKNOWN;
      default -> SourceToken.Sort.PUNCTUATION;
    };
  }
}
