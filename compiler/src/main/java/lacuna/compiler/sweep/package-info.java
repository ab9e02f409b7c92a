/**
 * From a spec with a {@code sweep} block to its points, each a spec of its own: the same files, with
 * the settings of that point in place of the block. Whatever comes after works on one point and
 * knows nothing of sweeps.
 */
@NullMarked
package lacuna.compiler.sweep;

import org.jspecify.annotations.NullMarked;
