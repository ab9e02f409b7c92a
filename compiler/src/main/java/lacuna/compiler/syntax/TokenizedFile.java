package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a file, and its doc comments by the offset of the token that each stands above.
 *
 * @param tokens without comments, with the end of the file as the last
 * @param docs the text of the {@code ///} lines, without the slashes
 */
record TokenizedFile(List<Token> tokens, Map<Integer, String> docs) {
  /** Characters of a file. */
  private static final int MOST_CHARACTERS = 1_000_000;

  /** Tokens of a file. */
  private static final int MOST_TOKENS = 200_000;

  /** Characters of a string; files have no longer paths. */
  private static final int LONGEST_STRING = 4_000;

  /** Characters of any other token; names become those of files. */
  private static final int LONGEST_WORD = 100;

  /** Reads all tokens; a file over the limits has none but its end. */
  static TokenizedFile of(SourceFile file, ErrorCollector errors) {
    if (file.text().length() > MOST_CHARACTERS) {
      errors.add(LexicalErrors.fileTooLong(file, MOST_CHARACTERS));
      return of(new SourceFile(file.path(), ""), errors);
    }
    LacunaLexer lexer = new LacunaLexer(new StringCharStream(file.path(), file.text()));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    Map<Integer, String> docs = new HashMap<>();
    List<Token> above = new ArrayList<>();
    Token token;
    do {
      token = lexer.nextToken();
      if (token.getType() == LacunaLexer.DOC) {
        if (tokens.isEmpty() || tokens.get(tokens.size() - 1).getLine() != token.getLine()) {
          above.add(token);
        }
        continue;
      }
      if (!above.isEmpty()) {
        keep(above, token, docs, errors);
        above.clear();
      }
      tokens.add(token);
      int longest = isString(token) ? LONGEST_STRING : LONGEST_WORD;
      if (token.getStopIndex() - token.getStartIndex() >= longest) {
        errors.add(LexicalErrors.tokenTooLong(errors.span(token), longest));
        return of(new SourceFile(file.path(), ""), errors);
      }
      if (tokens.size() > MOST_TOKENS) {
        errors.add(LexicalErrors.tooManyTokens(errors.span(token), MOST_TOKENS));
        return of(new SourceFile(file.path(), ""), errors);
      }
    } while (token.getType() != Token.EOF);
    return new TokenizedFile(tokens, docs);
  }

  private static boolean isString(Token token) {
    return token.getType() == LacunaLexer.STRING || token.getType() == LacunaLexer.UNCLOSED;
  }

  private static void keep(
      List<Token> above, Token next, Map<Integer, String> docs, ErrorCollector errors) {
    if (next.getType() == Token.EOF || Tokens.closes(next)) {
      errors.add(LexicalErrors.danglingDocComment(errors.span(above.get(0))));
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Token line : above) {
      String words = line.getText().substring(3);
      text.append(text.isEmpty() ? "" : "\n")
          .append(words.startsWith(" ") ? words.substring(1) : words);
    }
    docs.put(next.getStartIndex(), text.toString().stripTrailing());
  }
}
