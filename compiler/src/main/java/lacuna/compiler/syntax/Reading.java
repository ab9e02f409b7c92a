package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a file, and its doc comments by the offset of the token that each stands above.
 *
 * @param tokens without comments, with the end of the file as the last
 * @param docs the text of the {@code ///} lines, without the slashes
 */
record Reading(List<Token> tokens, Map<Integer, String> docs) {
  /** Characters of a file. */
  private static final int LONGEST = 1_000_000;

  /** Tokens of a file. */
  private static final int MOST = 200_000;

  /** Reads all tokens; a file over the limits has none but its end. */
  static Reading of(SourceFile file, Complaints complaints) {
    if (file.text().length() > LONGEST) {
      complaints.add(
          Diagnostic.error(Code.READER_LIMIT, file.path() + " is longer than a megabyte")
              .note("it has " + file.text().length() + " characters of at most " + LONGEST));
      return of(new SourceFile(file.path(), ""), complaints);
    }
    LacunaLexer lexer = new LacunaLexer(new TextStream(file.path(), file.text()));
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
        keep(above, token, docs, complaints);
        above.clear();
      }
      tokens.add(token);
      if (tokens.size() > MOST) {
        complaints.add(
            Code.READER_LIMIT, "the file is too long", token, "the " + MOST + "th word or sign stands here");
        return of(new SourceFile(file.path(), ""), complaints);
      }
    } while (token.getType() != Token.EOF);
    return new Reading(tokens, docs);
  }

  private static void keep(
      List<Token> above, Token next, Map<Integer, String> docs, Complaints complaints) {
    if (next.getType() == Token.EOF || Tokens.closes(next)) {
      complaints.add(
          Code.UNEXPECTED_TEXT,
          "nothing follows this doc comment",
          above.get(0),
          "it describes what stands below it",
          "begin an ordinary comment with // instead of ///");
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
