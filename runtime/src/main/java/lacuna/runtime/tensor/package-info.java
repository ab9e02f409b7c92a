/**
 * Operations on tensors, named as in {@code stdlib/tensor.lac}, and the little that training needs
 * beside them: gradients, updates of weights in place, the engine and its devices. This is the only
 * package that knows that the engine is PyTorch: every operation is a TorchScript function of
 * {@code ops.py}, loaded once, because DJL lacks some operations and silently cuts the gradient of
 * others. What is made belongs to the {@link lacuna.runtime.tensor.Context} of the thread, which
 * {@link lacuna.runtime.tensor.Scope} opens and closes.
 */
@NullMarked
package lacuna.runtime.tensor;

import org.jspecify.annotations.NullMarked;
