package lacuna.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * Reports brackets without a partner and inserts or leaves out what balances them. Where a closing
 * bracket is missing is told from what stands on the following lines: their first words, and how
 * far they are indented.
 */
final class UnbalancedBrackets {

  /**
   * An open bracket.
   *
   * @param indent the column of the line that it stands on; for a brace, of what the brace belongs
   *     to
   * @param hanging whether the brackets' content begins on the next line
   */
  private record Open(Token token, int indent, boolean hanging) {}

  private final List<Token> tokens;
  private final ErrorCollector errors;
  private final List<Token> recovered = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int indent;
  private int part;
  private boolean firstOnLine;

  private UnbalancedBrackets(List<Token> tokens, ErrorCollector errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  /** The tokens with balanced brackets; the same list when they were. */
  static List<Token> recover(List<Token> tokens, ErrorCollector errors) {
    return balanced(tokens) ? tokens : new UnbalancedBrackets(tokens, errors).recover();
  }

  private static boolean balanced(List<Token> tokens) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : tokens) {
      if (Tokens.opens(token)) {
        if (token.getType() == LacunaLexer.LBRACE
            && !open.isEmpty()
            && open.peek().getType() != LacunaLexer.LBRACE) {
          return false;
        }
        open.push(token);
      } else if (Tokens.closes(token)
          && (open.isEmpty() || Tokens.closerOf(open.pop()) != token.getType())) {
        return false;
      }
    }
    return open.isEmpty();
  }

  private List<Token> recover() {
    for (at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      firstOnLine = Tokens.firstOnLine(tokens, at);
      if (firstOnLine) {
        beginLine(token);
      }
      if (token.getType() == LacunaLexer.LBRACE) {
        while (!open.isEmpty() && !isBrace(open.peek())) {
          close();
        }
      }
      if (token.getType() == Token.EOF) {
        while (!open.isEmpty()) {
          close();
        }
      }
      if (!Tokens.closes(token)) {
        if (Tokens.opens(token)) {
          int from = token.getType() == LacunaLexer.LBRACE ? part : indent;
          open.push(new Open(token, from, Tokens.firstOnLine(tokens, at + 1)));
        }
        recovered.add(token);
        if (open.size() > Limits.DEEPEST) {
          errors.add(LexicalErrors.nestedTooDeeply(errors.span(token), Limits.DEEPEST));
          return List.of(tokens.get(tokens.size() - 1));
        }
      } else {
        closing(token);
      }
    }
    return recovered;
  }

  private void beginLine(Token first) {
    indent = first.getCharPositionInLine();
    while (!open.isEmpty() && endsBefore(open.peek(), at)) {
      close();
    }
    boolean outside = open.isEmpty() || isBrace(open.peek());
    if (outside && first.getType() != LacunaLexer.ARROW) {
      part = indent;
    }
  }

  /** Whether the line that begins with token {@code i} cannot stand within the bracket. */
  private boolean endsBefore(Open bracket, int i) {
    Token first = tokens.get(i);
    if (first.getType() == LacunaLexer.RBRACE && isBrace(bracket)) {
      return indent < bracket.indent
          && open.stream().anyMatch(outer -> isBrace(outer) && outer.indent == indent);
    }
    if (Tokens.closes(first) || first.getType() == Token.EOF) {
      return false;
    }
    if (isBrace(bracket)) {
      return indent <= bracket.indent
          && first.getType() != LacunaLexer.ELSE
          && first.getType() != LacunaLexer.LBRACE;
    }
    return indent <= bracket.indent || Tokens.isBeginning(first) || Tokens.isSetting(tokens, i);
  }

  private void closing(Token token) {
    if (token.getType() == LacunaLexer.RBRACE) {
      if (firstOnLine && opensNowhere(token)) {
        return;
      }
      if (open.stream().noneMatch(UnbalancedBrackets::isBrace)) {
        unopened(token);
        return;
      }
      while (!isBrace(open.peek())) {
        close();
      }
      open.pop();
      recovered.add(token);
      return;
    }
    if (open.isEmpty() || isBrace(open.peek()) || closesBelow(open.peek())) {
      unopened(token);
      return;
    }
    if (Tokens.closerOf(open.peek().token) != token.getType()) {
      if (!opensFurtherOut(token)) {
        if (open.peek().token.getLine() == token.getLine()) {
          wrong(token);
        } else {
          unopened(token);
        }
        return;
      }
      while (Tokens.closerOf(open.peek().token) != token.getType()) {
        close();
      }
    }
    open.pop();
    recovered.add(token);
  }

  /** Whether the bracket's content goes on below, down to a closing one that begins its line. */
  private boolean closesBelow(Open bracket) {
    if (!bracket.hanging || firstOnLine) {
      return false;
    }
    for (int i = at + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (Tokens.firstOnLine(tokens, i) && token.getCharPositionInLine() <= bracket.indent) {
        return token.getCharPositionInLine() == bracket.indent
            && token.getType() == Tokens.closerOf(bracket.token);
      }
    }
    return false;
  }

  /**
   * Whether the brace stands further to the right than any open one, below lines without a brace
   * that it would close. The missing one is then reported and put in.
   */
  private boolean opensNowhere(Token closer) {
    if (!open.isEmpty() && (!isBrace(open.peek()) || indent <= open.peek().indent)) {
      return false;
    }
    int body = -1;
    for (int i = recovered.size() - 1; i > 0; i--) {
      Token token = recovered.get(i);
      if (Tokens.firstOnLine(recovered, i) && token.getCharPositionInLine() <= indent) {
        break;
      }
      body = Tokens.firstOnLine(recovered, i) ? i : body;
    }
    if (body <= 0 || recovered.get(body - 1).getType() == LacunaLexer.RBRACE) {
      return false;
    }
    Token head = recovered.get(body - 1);
    errors.add(LexicalErrors.missingOpeningBrace(errors.after(head), errors.span(closer)));
    recovered.add(body, Tokens.inserted(LacunaLexer.LBRACE, head));
    recovered.add(closer);
    return true;
  }

  private boolean opensFurtherOut(Token closer) {
    for (Open bracket : open) {
      if (isBrace(bracket)) {
        return false;
      }
      if (Tokens.closerOf(bracket.token) == closer.getType()) {
        return true;
      }
    }
    return false;
  }

  private void close() {
    Token opening = open.pop().token;
    int closer = Tokens.closerOf(opening);
    Token before = recovered.get(recovered.size() - 1);
    errors.add(
        LexicalErrors.unclosedBracket(
            errors.span(opening), errors.after(before), Tokens.written(closer)));
    recovered.add(Tokens.inserted(closer, before));
  }

  private void wrong(Token token) {
    Token opening = open.pop().token;
    int closer = Tokens.closerOf(opening);
    errors.add(
        LexicalErrors.wrongClosingBracket(
            errors.span(opening), errors.span(token), Tokens.written(closer)));
    recovered.add(Tokens.replacing(closer, token, token.getStartIndex(), token.getStopIndex()));
  }

  private void unopened(Token token) {
    String opening =
        switch (token.getType()) {
          case LacunaLexer.RBRACE -> "{";
          case LacunaLexer.RPAREN -> "(";
          default -> "[";
        };
    errors.add(LexicalErrors.unopenedBracket(errors.span(token), opening));
  }

  private static boolean isBrace(Open bracket) {
    return bracket.token.getType() == LacunaLexer.LBRACE;
  }
}
