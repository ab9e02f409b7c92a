/**
 * From a spec's path to every file it reads, parsed: what it amends, what those import, and the
 * standard library. Files outside the folders that the caller allows are never touched, and there
 * are limits on their number, depth and size.
 */
@NullMarked
package lacuna.compiler.load;

import org.jspecify.annotations.NullMarked;
