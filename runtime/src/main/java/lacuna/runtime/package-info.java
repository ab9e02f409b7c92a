/**
 * What generated code and the command line call: a library that a Java programmer can use by hand.
 *
 * <p>From below: {@code tensor} knows the engine; {@code nn} builds networks on it, with the
 * initializers of {@code init} and the layers, masks and data that the language binds as external;
 * {@code optimizer} and {@code schedule} say how weights change; {@code train} is the loop; {@code
 * run} keeps what a run leaves in its folder, {@code sweep} runs many; {@code command} reads command
 * lines. {@link
 * lacuna.runtime.RunException} is how each of them refuses what a user asked for; {@link
 * lacuna.runtime.TextFile} and {@link lacuna.runtime.Printable} are how text comes from files and
 * how it is shown.
 */
@NullMarked
package lacuna.runtime;

import org.jspecify.annotations.NullMarked;
