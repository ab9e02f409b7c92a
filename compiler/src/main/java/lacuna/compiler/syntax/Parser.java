package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaParser;
import org.jspecify.annotations.Nullable;

/** Reads the text of a file. Nothing is thrown at an error, and what follows one is still read. */
public final class Parser {

  /** Reads a file. */
  public SyntaxFile parse(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = Grammar.tokenize(file, errors);
    LacunaParser.@Nullable FileContext tree = Grammar.parse(tokenized, errors, LacunaParser::file);
    return tree == null
        ? new SyntaxFile(file, null, List.of(), List.of())
        : new TreeBuilder(file, tokenized.docs(), errors).file(tree);
  }
}
