/**
 * The runs on a disk. {@link lacuna.runtime.registry.RunFinder} looks for their folders,
 * {@link lacuna.runtime.registry.RunEntry} reads what one left, {@link
 * lacuna.runtime.registry.RunList} prints a row for each, and {@link
 * lacuna.runtime.registry.RunComparison} sets some beside each other on one page. Nothing here
 * changes a run.
 */
@NullMarked
package lacuna.runtime.registry;

import org.jspecify.annotations.NullMarked;
