package lacuna.compiler;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.ExpressionParser;
import lacuna.compiler.syntax.Item;

/**
 * A value that an option of the command line gives to one setting; messages point into its text.
 *
 * @param option as the user writes it: {@code --mask}
 * @param path of the setting: {@code pretrain}, {@code mask}
 * @param value its text
 */
public record Change(String option, List<String> path, String value) {

  Item.Setting setting(Diagnostics diagnostics) {
    SourceFile file = new SourceFile(option, value);
    Expr expression = new ExpressionParser().parse(file, diagnostics);
    Span start = new Span(file, 0, 0);
    List<Item.PathStep> steps =
        path.stream().map(name -> new Item.PathStep(start, name)).toList();
    return new Item.Setting(expression.span(), "", steps, expression);
  }
}
