package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns the tensors that operations of this thread make while it is open, and frees them when it
 * closes, but for those that are {@linkplain #keep kept}. What the backward pass needs lives on:
 * the engine holds it. Scopes nest; each thread has its own.
 *
 * <pre>{@code
 * try (Scope scope = Scope.open()) {
 *   return scope.keep(add(x, mul(gamma, attn.apply(x))));
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
  private final Context context;
  private final @Nullable NDManager outer;
  private final NDManager inner;

  private Scope(Context context, Device device) {
    this.context = context;
    outer = context.memoryOrNull();
    inner = context.enter(device);
  }

  /**
   * Opens a scope inside the present one, on its device.
   *
   * @throws IllegalStateException where no scope is open: the outermost one must say its device
   */
  public static Scope open() {
    Context context = Context.current();
    return new Scope(context, context.memory().getDevice());
  }

  /** Opens a scope whose tensors are made on a device. */
  public static Scope open(Device device) {
    return new Scope(Context.current(), device);
  }

  /**
   * Keeps a result: the scope around this one owns it from now on. A tensor that this scope does
   * not own stays where it is.
   *
   * @throws IllegalStateException where no scope is around this one
   */
  public NDArray keep(NDArray result) {
    if (result.getManager() == inner) {
      if (outer == null) {
        throw new IllegalStateException("nothing can be kept beyond the outermost scope");
      }
      result.attach(outer);
    }
    return result;
  }

  /** Keeps several results. */
  public List<NDArray> keep(List<NDArray> results) {
    return results.stream().map(this::keep).toList();
  }

  /** How many tensors this scope owns at present. */
  public int size() {
    return inner.getManagedArrays().size();
  }

  /** Frees what was not kept. */
  @Override
  public void close() {
    context.leave(inner, outer);
  }
}
