/**
 * What other libraries call the weights of a network.
 *
 * <p>A table of names belongs to a component of the language, which says it in a {@code names}
 * item; a run's plan holds the tables of its stages. A table is read in both directions: weights of
 * another library fill a network, and a network is written for another library.
 */
@NullMarked
package lacuna.runtime.names;

import org.jspecify.annotations.NullMarked;
