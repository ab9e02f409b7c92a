package lacuna.compiler.syntax;

import java.util.List;
import java.util.function.Function;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text by a rule of the grammar. Errors of single tokens and brackets are reported and
 * repaired first; then the grammar reads the rest, fast when it is right, and again with recovery
 * when it is not. Nothing is ever thrown at an error, and what follows one is still read.
 */
final class Grammar {
  private Grammar() {}

  /**
   * The tokens of a file, where everything is repaired that can be told from single tokens and
   * brackets.
   */
  static TokenizedFile tokenize(SourceFile file, ErrorCollector errors) {
    TokenizedFile tokenized = TokenizedFile.of(file, errors);
    List<Token> tokens = InvalidTokens.recover(tokenized.tokens(), errors);
    tokens = UnknownUnits.recover(tokens, errors);
    tokens = MissingTokens.recover(tokens, errors);
    tokens = UnbalancedBrackets.recover(tokens, errors);
    return new TokenizedFile(tokens, tokenized.docs());
  }

  /** The text by a rule; null, with a message, where it is beyond the limits. */
  static <T extends ParserRuleContext> @Nullable T parse(
      TokenizedFile tokenized, ErrorCollector errors, Function<LacunaParser, T> rule) {
    if (!Limits.hold(tokenized.tokens(), errors)) {
      return null;
    }
    LacunaParser parser = parser(tokenized.tokens(), PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException error) {
      LacunaParser careful = parser(tokenized.tokens(), PredictionMode.LL);
      careful.setErrorHandler(new RecoveryStrategy(new BracketMap(tokenized.tokens()), errors));
      return rule.apply(careful);
    }
  }

  private static LacunaParser parser(List<Token> tokens, PredictionMode mode) {
    LacunaParser parser = new LacunaParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(mode);
    return parser;
  }
}
