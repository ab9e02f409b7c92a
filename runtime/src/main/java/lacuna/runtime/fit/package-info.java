/**
 * How weights of another size are made to fit.
 *
 * <p>A network that is loaded with the weights of another one, with larger windows or on larger
 * images, has tables of another size. A parameter says with {@code fit:} how such a table is made
 * from the loaded one.
 */
@NullMarked
package lacuna.runtime.fit;

import org.jspecify.annotations.NullMarked;
