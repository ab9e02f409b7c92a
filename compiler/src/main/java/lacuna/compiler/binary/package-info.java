/**
 * The tree of a file as bytes. The standard library is parsed once, when the compiler is built, and
 * read from these bytes by every start, which takes a tenth of the time. Only the compiler's own
 * build writes them and only the same build reads them: there is no version of the form.
 */
@NullMarked
package lacuna.compiler.binary;

import org.jspecify.annotations.NullMarked;
