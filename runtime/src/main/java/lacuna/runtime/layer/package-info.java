/**
 * Layers that the runtime provides whole, because they come from a file and not from the language.
 */
@NullMarked
package lacuna.runtime.layer;

import org.jspecify.annotations.NullMarked;
