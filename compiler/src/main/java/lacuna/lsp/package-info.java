/**
 * The language server: the protocol's side of what the compiler knows. Texts that are open in the
 * editor count before those on the disk; every request is answered from the texts as they were when
 * it came; messages follow an edit when nothing more was typed for a moment. One thread answers,
 * another checks, so that no answer waits for a check.
 */
@NullMarked
package lacuna.lsp;

import org.jspecify.annotations.NullMarked;
