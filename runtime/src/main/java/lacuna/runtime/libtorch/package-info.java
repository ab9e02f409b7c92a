/**
 * Which libtorch a process uses: the one that {@code PYTORCH_LIBRARY_PATH} names, the one that the
 * user has told Lacuna to remember, or the one for the CPU that comes with Lacuna. What a folder
 * holds is read from its files, before anything of it is loaded; {@link lacuna.runtime.tensor}
 * loads it.
 */
@NullMarked
package lacuna.runtime.libtorch;

import org.jspecify.annotations.NullMarked;
