package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import lacuna.runtime.tensor.Checkpoints;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.NativeHeap;
import lacuna.runtime.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A part of a network, at one place of the parameter tree.
 *
 * <p>A subclass says what it computes in the {@code forward} of its inputs; callers call {@code
 * apply}, which frees what forward made but for its result, and shows the result to the {@linkplain
 * #observeWith observer}. A frozen layer computes as in evaluation.
 */
public abstract class Layer {
  private static final ThreadLocal<@Nullable Observer> OBSERVER = new ThreadLocal<>();

  private final String path;
  private final @Nullable String part;
  private final @Nullable String result;
  private final boolean untrained;
  private final @Nullable Parameters freezing;
  private boolean block;

  /**
   * @param at the place whose key is the layer's name
   */
  protected Layer(Weights at) {
    path = at.path();
    part = at.part();
    result = at.result();
    untrained = at.frozen();
    freezing = at.freezing();
  }

  /** The layer's place, as in {@code encoder.blocks.0.attn}; empty at the root. */
  public final String path() {
    return path;
  }

  /** Sets who is shown the results of this thread's layers from now on; null for nobody. */
  public static void observeWith(@Nullable Observer observer) {
    OBSERVER.set(observer);
  }

  /** What the layer computes from nothing but its parameters. */
  public final NDArray apply() {
    return scoped(this::forward);
  }

  /** What the layer draws for a number of images. */
  public final NDArray apply(long batch) {
    return scoped(() -> forward(batch));
  }

  /** What the layer computes of an input. */
  public final NDArray apply(NDArray x) {
    return computed(inputs -> forward(inputs.get(0)), x);
  }

  /** What the layer computes of two inputs; null stands for one that is left out. */
  public final NDArray apply(NDArray x, @Nullable NDArray y) {
    return computed(inputs -> forward(inputs.get(0), inputs.get(1)), x, y);
  }

  /** What the layer computes of three inputs; null stands for one that is left out. */
  public final NDArray apply(NDArray x, @Nullable NDArray y, @Nullable NDArray z) {
    return computed(inputs -> forward(inputs.get(0), inputs.get(1), inputs.get(2)), x, y, z);
  }

  /** The computation behind {@link #apply()}. */
  protected NDArray forward() {
    throw noSuchInputs();
  }

  /** The computation behind {@link #apply(long)}. */
  protected NDArray forward(long batch) {
    throw noSuchInputs();
  }

  /** The computation behind {@link #apply(NDArray)}. */
  protected NDArray forward(NDArray x) {
    throw noSuchInputs();
  }

  /** The computation behind {@link #apply(NDArray, NDArray)}. */
  protected NDArray forward(NDArray x, @Nullable NDArray y) {
    throw noSuchInputs();
  }

  /** The computation behind {@link #apply(NDArray, NDArray, NDArray)}. */
  protected NDArray forward(NDArray x, @Nullable NDArray y, @Nullable NDArray z) {
    throw noSuchInputs();
  }

  private UnsupportedOperationException noSuchInputs() {
    return new UnsupportedOperationException(
        getClass().getSimpleName() + " has no forward of these inputs");
  }

  /** A block of a network: what is inside may be computed again instead of being kept. */
  final void isBlock() {
    block = true;
  }

  private boolean frozen() {
    return untrained || freezing != null && freezing.isFrozen();
  }

  private NDArray computed(
      Function<List<@Nullable NDArray>, NDArray> forward, @Nullable NDArray... inputs) {
    Context context = Context.current();
    List<@Nullable NDArray> all = Arrays.asList(inputs);
    boolean again =
        block
            && !frozen()
            && context.checkpointing()
            && !context.repeats()
            && OBSERVER.get() == null
            && Engines.recording();
    return again
        ? Checkpoints.current().run(given -> scoped(() -> forward.apply(given)), all)
        : scoped(() -> forward.apply(all));
  }

  /** What {@code apply} does, for a computation of other inputs. */
  protected final NDArray scoped(Supplier<NDArray> forward) {
    return scoped(forward, (scope, value) -> scope.keep(observed(value)));
  }

  /** What {@code apply} does, for a computation that gives several tensors. */
  protected final List<NDArray> scopedList(Supplier<List<NDArray>> forward) {
    return scoped(
        forward, (scope, values) -> scope.keep(values.stream().map(this::observed).toList()));
  }

  private <T> T scoped(Supplier<T> forward, Keep<T> keep) {
    Context context = Context.current();
    boolean training = context.training();
    try (Scope scope = Scope.open()) {
      if (frozen()) {
        context.training(false);
      }
      return keep.of(scope, forward.get());
    } finally {
      context.training(training);
      NativeHeap.tidy(context.memory().getDevice());
    }
  }

  /** How the results of a forward outlive its scope. */
  private interface Keep<T> {
    T of(Scope scope, T result);
  }

  private NDArray observed(NDArray value) {
    Observer observer = OBSERVER.get();
    if (observer == null) {
      return value;
    }
    NDArray shown = observer.result(this, value);
    String name = part == null ? result : part;
    return name == null ? shown : observer.observe(name, result == null ? name : result, shown);
  }

  /**
   * Shows an observer what a part gave where no layer does it; returns the value to go on with.
   *
   * @param part the stage's parameter, as {@code encoder}
   * @param local the name that the step gives the value, as {@code features}
   */
  protected static NDArray observe(String part, String local, NDArray value) {
    Observer observer = OBSERVER.get();
    return observer == null ? value : observer.observe(part, local, value);
  }

  /** Shows an observer a value under its name alone; returns the value to go on with. */
  protected static NDArray observe(String local, NDArray value) {
    return observe(local, local, value);
  }
}
