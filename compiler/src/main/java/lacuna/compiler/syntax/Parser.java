package lacuna.compiler.syntax;

import java.util.List;
import java.util.function.Function;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
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
 * Reads the text of a file. Errors of single tokens and brackets are reported and repaired first;
 * then the grammar reads the rest, fast when it is right, and again with recovery when it is not.
 * Nothing is ever thrown at an error, and what follows one is still read.
 */
public final class Parser {

  /** Reads a file. */
  public SyntaxFile parse(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = tokenize(file, errors);
    LacunaParser.@Nullable FileContext tree = parse(tokenized, errors, LacunaParser::file);
    return tree == null
        ? new SyntaxFile(file, null, List.of(), List.of())
        : new TreeBuilder(file, tokenized.docs(), errors).file(tree);
  }

  /**
   * Reads a value that stands alone, as in an argument of the command line; broken when it cannot
   * be read.
   */
  public Expr expression(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = tokenize(file, errors);
    LacunaParser.@Nullable OnlyExprContext tree = parse(tokenized, errors, LacunaParser::onlyExpr);
    return tree == null || tree.exception != null || tree.expr() == null
        ? new Expr.Broken(new Span(file, 0, file.text().length()))
        : new ExprBuilder(errors).expr(tree.expr());
  }

  /**
   * Reads {@code path=value}, as in an argument of the command line; null when the path cannot be
   * read.
   */
  public Item.@Nullable Setting setting(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = tokenize(file, errors);
    LacunaParser.@Nullable OnlySettingContext tree =
        parse(tokenized, errors, LacunaParser::onlySetting);
    return tree == null || tree.setting() == null
        ? null
        : new SettingBuilder(tokenized.docs(), errors).setting(tree.setting());
  }

  /**
   * The tokens of a file, where everything is repaired that can be told from single tokens and
   * brackets.
   */
  private static TokenizedFile tokenize(SourceFile file, ErrorCollector errors) {
    TokenizedFile tokenized = TokenizedFile.of(file, errors);
    List<Token> tokens = InvalidTokens.recover(tokenized.tokens(), errors);
    tokens = UnknownUnits.recover(tokens, errors);
    tokens = MissingTokens.recover(tokens, errors);
    tokens = UnbalancedBrackets.recover(tokens, errors);
    return new TokenizedFile(tokens, tokenized.docs());
  }

  private static <T extends ParserRuleContext> @Nullable T parse(
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
