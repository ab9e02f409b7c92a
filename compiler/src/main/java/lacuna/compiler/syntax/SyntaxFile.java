package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file.
 *
 * @param header the {@code experiment} line; null in a library
 */
public record SyntaxFile(
    SourceFile source, Item.@Nullable Header header, List<Item.Import> imports, List<Item> items) {}
