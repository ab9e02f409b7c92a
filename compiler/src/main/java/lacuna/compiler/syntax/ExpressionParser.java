package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser;
import org.jspecify.annotations.Nullable;

/** Reads a value that stands in no file. */
public final class ExpressionParser {

  /**
   * Reads a value that stands alone, as in an argument of the command line; broken when it cannot
   * be read.
   */
  public Expr parse(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = Grammar.tokenize(file, errors);
    LacunaParser.@Nullable OnlyExprContext tree = Grammar.parse(tokenized, errors, LacunaParser::onlyExpr);
    return tree == null || tree.exception != null || tree.expr() == null
        ? new Expr.Broken(new Span(file, 0, file.text().length()))
        : new ExprBuilder(errors).expr(tree.expr());
  }
}
