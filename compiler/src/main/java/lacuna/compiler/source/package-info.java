/**
 * Source files and places in them: all that a diagnostic and the plan need to name where something
 * was written.
 */
@NullMarked
package lacuna.compiler.source;

import org.jspecify.annotations.NullMarked;
