/**
 * What the names of a spec stand for. Settings are gathered along the chain of {@code amends}, each
 * with the file it was written in; names are resolved to declarations, aliases followed; and every
 * declaration of the user's own files is checked for names that stand for nothing, used or not.
 * Values stay as they are written: nothing is evaluated here.
 */
@NullMarked
package lacuna.compiler.bind;

import org.jspecify.annotations.NullMarked;
