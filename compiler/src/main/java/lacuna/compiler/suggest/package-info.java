/**
 * What would fit instead of a setting that decided a mistake: the spec is worked out again, in
 * silence, with other values of that one setting, within bounds, and those that bring no message are
 * listed.
 */
@NullMarked
package lacuna.compiler.suggest;

import org.jspecify.annotations.NullMarked;
