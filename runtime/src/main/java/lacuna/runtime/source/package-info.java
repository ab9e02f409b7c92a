/**
 * Where a stage's first weights come from.
 *
 * <p>A file, or another stage of the same run. Either may be taken whole or one part of it, as the
 * encoder without the head that it was trained with.
 */
@NullMarked
package lacuna.runtime.source;

import org.jspecify.annotations.NullMarked;
