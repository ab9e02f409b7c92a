/**
 * What the command line of an experiment's jar does.
 *
 * <p>Each command has a class of options, an {@link lacuna.runtime.command.ExperimentCommand}, that
 * picocli fills and that runs what they ask for. {@link lacuna.runtime.command.Launcher} offers
 * them to a jar; the program {@code lacuna} mixes the same classes into its own commands, so both
 * have the same options and the same help.
 */
@NullMarked
package lacuna.runtime.command;

import org.jspecify.annotations.NullMarked;
