package lacuna.compiler.load;

import java.util.List;
import lacuna.compiler.syntax.SyntaxFile;

/**
 * A file with the files it imports.
 *
 * @param imports in the order of the {@code import} lines
 */
public record Module(SyntaxFile file, List<Module> imports) {
  public Module {
    imports = List.copyOf(imports);
  }
}
