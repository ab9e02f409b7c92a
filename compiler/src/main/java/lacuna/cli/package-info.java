/**
 * The command line, {@code lacuna COMMAND ...}: one class per command, which reads arguments and
 * prints. What the commands do is {@link lacuna.compiler.Compiler}'s and, once a spec has become a
 * jar, that of the runtime, whose options are mixed in. Results go to the standard output, messages
 * to the error output; {@link lacuna.cli.ExitCode} lists the exit codes.
 */
@NullMarked
package lacuna.cli;

import org.jspecify.annotations.NullMarked;
