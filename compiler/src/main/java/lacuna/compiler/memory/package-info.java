/**
 * How much memory a training step needs, known before anything runs: the overview shows it, and a
 * run that cannot fit its device is refused with the batch that would.
 *
 * <p>The step's elaborated program is followed once, operation by operation, on sizes alone. Each
 * operation says what the engine saves of its operands or its result for the backward pass; a tensor
 * that several operations save counts once, and so does one of which others are views. Everything is
 * counted for one image, and apart from that what does not grow with the batch.
 */
@NullMarked
package lacuna.compiler.memory;

import org.jspecify.annotations.NullMarked;
