/**
 * The shape rule of each operator and tensor function: pure functions of values that give a shape,
 * with what each of its sizes comes from, or a mismatch. Sizes are aligned from the last when two
 * shapes broadcast; a declared shape names the sizes it meets. Knows nothing of syntax or places:
 * who calls fills a {@link lacuna.compiler.shape.ShapePattern} and turns a mismatch into a message.
 */
@NullMarked
package lacuna.compiler.shape;

import org.jspecify.annotations.NullMarked;
