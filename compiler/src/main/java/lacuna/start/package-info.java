/**
 * The first class of a built jar. It is copied there, alone, and so knows nothing but the JDK: it
 * can tell that the folder {@code lib} is missing, or damaged.
 */
@NullMarked
package lacuna.start;

import org.jspecify.annotations.NullMarked;
