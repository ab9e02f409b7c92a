/**
 * What an editor shows of a spec or a file of components: what a name is, what could stand at a
 * place, how a message is mended, what code computes. Made of what the compiler knows already;
 * nothing here knows of a protocol.
 */
@NullMarked
package lacuna.compiler.assist;

import org.jspecify.annotations.NullMarked;
