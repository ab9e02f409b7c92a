package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.grammar.LacunaParser;
import org.jspecify.annotations.Nullable;

/** Reads a setting that stands in no file. */
public final class SettingParser {

  /**
   * Reads {@code path=value}, as in an argument of the command line; null when the path cannot be
   * read.
   */
  public Item.@Nullable Setting parse(SourceFile file, Diagnostics diagnostics) {
    ErrorCollector errors = new ErrorCollector(file, diagnostics);
    TokenizedFile tokenized = Grammar.tokenize(file, errors);
    LacunaParser.@Nullable OnlySettingContext tree =
        Grammar.parse(tokenized, errors, LacunaParser::onlySetting);
    return tree == null || tree.setting() == null
        ? null
        : new SettingBuilder(tokenized.docs(), errors).setting(tree.setting());
  }
}
