package lacuna.runtime.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.NativeHeap;
import org.jspecify.annotations.Nullable;

/**
 * Owns the tensors that operations of this thread make while it is open, and frees them when it
 * closes, but for those that are {@linkplain #keep kept}. What the backward pass needs lives on:
 * the engine holds it. Scopes nest; each thread has its own.
 *
 * <pre>{@code
 * try (Scope scope = Scope.open(this)) {
 *   return scope.keep(add(x, mul(gamma, attn.forward(x))));
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
  private static final ThreadLocal<@Nullable Observer> OBSERVER = new ThreadLocal<>();

  private final @Nullable Layer layer;
  private final Context context;
  private final @Nullable NDManager outer;
  private final NDManager inner;
  private final boolean training;

  private Scope(@Nullable Layer layer, @Nullable Device device) {
    this.layer = layer;
    context = Context.current();
    outer = context.memoryOrNull();
    training = context.training();
    if (device == null) {
      device = context.memory().getDevice();
    }
    inner = context.enter(device);
    if (layer != null && layer.frozen()) {
      context.training(false);
    }
  }

  /**
   * Opens a layer's scope inside the present one; its kept result is shown to the {@linkplain
   * #observe observer}. A frozen layer computes as in evaluation.
   *
   * @throws IllegalStateException where no scope is open: the outermost one must say its device
   */
  public static Scope open(Layer layer) {
    return new Scope(layer, null);
  }

  /** Opens a scope whose tensors are made on a device. */
  public static Scope open(Device device) {
    return new Scope(null, device);
  }

  /** Sets who is shown the results of this thread's layers from now on; null for nobody. */
  public static void observe(@Nullable Observer observer) {
    OBSERVER.set(observer);
  }

  static @Nullable Observer observer() {
    return OBSERVER.get();
  }

  /**
   * Keeps a result: the scope around this one owns it from now on. A tensor that this scope does
   * not own stays where it is.
   *
   * @throws IllegalStateException where no scope is around this one
   */
  public NDArray keep(NDArray result) {
    NDArray value = result;
    Observer observer = OBSERVER.get();
    if (observer != null && layer != null) {
      value = observer.result(layer, value);
    }
    if (value.getManager() == inner) {
      if (outer == null) {
        throw new IllegalStateException("nothing can be kept beyond the outermost scope");
      }
      value.attach(outer);
    }
    return value;
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
    context.training(training);
    context.leave(inner, outer);
    if (layer != null) {
      NativeHeap.tidy();
    }
  }
}
