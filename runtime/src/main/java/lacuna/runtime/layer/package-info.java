/**
 * Layers that the runtime provides whole, because the language cannot say what they hold: it comes
 * from a file, or grows while the stage runs.
 */
@NullMarked
package lacuna.runtime.layer;

import org.jspecify.annotations.NullMarked;
