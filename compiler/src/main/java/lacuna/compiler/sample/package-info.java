/**
 * What a mask will hide, known before anything runs: {@code check} warns of a mask that hides too
 * little or too much to learn from, and {@code explain} and the report show its AvgDist.
 *
 * <p>No mask is known by its name. A part that takes nothing and returns booleans over (batch, rows,
 * columns) is one; its elaborated body runs a few hundred times from a fixed seed, and the distance
 * from what it hides to what it leaves visible is measured. This is done on plain arrays ({@code
 * Host...}): loading the tensor library takes about a second, as long as the rest of a check, and a
 * check should need none. Only the operations that masks are made of are there, and a test compares
 * each with the tensor library. A mask that the runtime draws is asked for through {@link
 * lacuna.compiler.sample.ExternalMasks}; one that reads a file, or does what only networks do, has
 * no statistics.
 */
@NullMarked
package lacuna.compiler.sample;

import org.jspecify.annotations.NullMarked;
