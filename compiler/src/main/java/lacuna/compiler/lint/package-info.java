/**
 * What is legal and probably wrong, each in a class of its own: a rate without the batch it was
 * found for, a mask whose average distance is far from what trains well. Looks at specs without
 * errors only; names that nothing uses are found by {@code bind}, which needs no values for it.
 */
@NullMarked
package lacuna.compiler.lint;

import org.jspecify.annotations.NullMarked;
