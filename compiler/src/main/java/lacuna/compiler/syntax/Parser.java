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
 * Reads the text of a file. Mistakes of single words and brackets are reported and mended first;
 * then the grammar reads the rest, fast when it is right, and again with recovery when it is not.
 * Nothing is ever thrown at a mistake, and what follows one is still read.
 */
public final class Parser {

  /** Reads a file. */
  public SyntaxFile parse(SourceFile file, Diagnostics diagnostics) {
    Complaints complaints = new Complaints(file, diagnostics);
    Reading reading = read(file, complaints);
    LacunaParser.@Nullable FileContext tree = parse(reading, complaints, LacunaParser::file);
    return tree == null
        ? new SyntaxFile(file, null, List.of(), List.of())
        : new TreeBuilder(file, reading.docs(), complaints).file(tree);
  }

  /**
   * Reads a value that stands alone, as in an argument of the command line; broken when it cannot
   * be read.
   */
  public Expr expression(SourceFile file, Diagnostics diagnostics) {
    Complaints complaints = new Complaints(file, diagnostics);
    Reading reading = read(file, complaints);
    LacunaParser.@Nullable OnlyExprContext tree =
        parse(reading, complaints, LacunaParser::onlyExpr);
    return tree == null || tree.exception != null
        ? new Expr.Broken(new Span(file, 0, file.text().length()))
        : new TreeBuilder(file, reading.docs(), complaints).expr(tree.expr());
  }

  /**
   * Reads {@code path=value}, as in an argument of the command line; null when the path cannot be
   * read.
   */
  public Item.@Nullable Setting setting(SourceFile file, Diagnostics diagnostics) {
    Complaints complaints = new Complaints(file, diagnostics);
    Reading reading = read(file, complaints);
    LacunaParser.@Nullable OnlySettingContext tree =
        parse(reading, complaints, LacunaParser::onlySetting);
    return tree == null || tree.setting() == null
        ? null
        : new TreeBuilder(file, reading.docs(), complaints).setting(tree.setting());
  }

  /**
   * The tokens of a file with everything mended that can be told from single words and brackets.
   */
  private static Reading read(SourceFile file, Complaints complaints) {
    Reading reading = Reading.of(file, complaints);
    List<Token> tokens = Strays.mend(reading.tokens(), complaints);
    tokens = Units.mend(tokens, complaints);
    tokens = Gaps.mend(tokens, complaints);
    tokens = Brackets.mend(tokens, complaints);
    return new Reading(tokens, reading.docs());
  }

  private static <T extends ParserRuleContext> @Nullable T parse(
      Reading reading, Complaints complaints, Function<LacunaParser, T> rule) {
    if (!Limits.hold(reading.tokens(), complaints)) {
      return null;
    }
    LacunaParser parser = parser(reading.tokens(), PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException mistake) {
      LacunaParser careful = parser(reading.tokens(), PredictionMode.LL);
      careful.setErrorHandler(new Recovery(new Outline(reading.tokens()), complaints));
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
