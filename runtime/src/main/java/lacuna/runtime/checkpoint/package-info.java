/**
 * Tensors in files.
 *
 * <p>Weights are safetensors files, which any other tool can read: a JSON header that names every
 * tensor, then the bytes. A header is checked in full before any of it is used. Files are
 * written beside their place and moved there when complete, so that a stopped run never leaves half
 * a file. The state of a run is such a file plus a small JSON file that names it. The tensors of
 * PyTorch's own files are read too; nothing in them is executed.
 */
@NullMarked
package lacuna.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
