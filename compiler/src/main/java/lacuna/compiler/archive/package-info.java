/**
 * Jars of specs as data: what a built jar holds of its experiment, and packages of specs. Entries
 * are read, never executed, and never unpacked under names of their own; there are limits on their
 * number and size, and links and names that lead elsewhere are errors.
 */
@NullMarked
package lacuna.compiler.archive;

import org.jspecify.annotations.NullMarked;
