package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The gradients of a loss with respect to parameters, summed over the losses of an update. They
 * exist from the backward pass until {@link #close}, so that nothing is held during the next
 * forward pass. Scaling is remembered, on their device, and applied when they are used.
 */
public final class Gradients implements AutoCloseable {
  private final List<NDArray> parameters;
  private NDManager owner;
  private List<NDArray> values;
  private NDArray factor;
  private boolean scaled;
  private boolean own;

  private Gradients(List<NDArray> parameters, NDManager owner, List<NDArray> values) {
    this.parameters = parameters;
    this.owner = owner;
    this.values = values;
    factor = one(owner);
  }

  private static NDArray one(NDManager owner) {
    return Script.callInto(owner, "full", new long[0], 1.0, Engines.name(owner.getDevice()));
  }

  /**
   * Runs the backward pass and frees what it needed.
   *
   * @param loss () float, computed while the thread was {@linkplain Engines#recording() recording}
   * @param parameters tensors that require a gradient; those that the loss does not depend on get
   *     zeros
   * @throws IllegalArgumentException where the loss depends on no parameter at all
   */
  public static Gradients of(NDArray loss, List<NDArray> parameters) {
    NDManager owner = Engines.newMemory(loss.getDevice());
    try {
      return new Gradients(List.copyOf(parameters), owner, backward(loss, parameters, owner));
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** Runs the backward pass of another loss and adds its gradients. */
  public void add(NDArray loss) {
    if (!own) {
      copyValues();
    } else if (scaled) {
      Script.callForEffect("scale_own", values, factor);
      factor = one(owner);
    }
    scaled = false;
    try (NDManager passing = Engines.newMemory(loss.getDevice())) {
      Script.callForEffect("accumulate", values, backward(loss, parameters, passing));
    }
  }

  private void copyValues() {
    NDManager copies = Engines.newMemory(owner.getDevice());
    values = Script.callForList(copies, "own", values, factor);
    factor = one(copies);
    owner.close();
    owner = copies;
    own = true;
  }

  private static List<NDArray> backward(NDArray loss, List<NDArray> parameters, NDManager owner) {
    if (loss.getShape().dimension() != 0) {
      throw new IllegalArgumentException(
          "a loss is one number, of shape (), but this one has shape " + loss.getShape());
    }
    if (!Script.callForFlag("requires_gradient", loss)) {
      throw new IllegalArgumentException(
          "the loss depends on no trained parameter, so there is nothing to learn: is everything"
              + " frozen or detached?");
    }
    NativeHeap.trim(loss.getDevice());
    Checkpoints checkpoints = Checkpoints.current();
    if (!checkpoints.isEmpty()) {
      return checkpoints.backward(loss, parameters, owner);
    }
    return Script.callForList(owner, "gradients", loss, parameters);
  }

  /** The Euclidean norm of all gradients together, () float; the innermost scope owns it. */
  public NDArray norm() {
    return Script.call("global_norm", values, factor);
  }

  /** The Euclidean norm of each parameter's gradient, in order; waits for the device. */
  public double[] norms() {
    try (NDManager passing = Engines.newMemory(owner.getDevice())) {
      return Script.callInto(passing, "norms", values, factor).toDoubleArray();
    }
  }

  /** Multiplies all gradients. */
  public void scale(double by) {
    factor = Script.callInto(owner, "mul_number", factor, by);
    scaled = true;
  }

  /**
   * Multiplies all gradients.
   *
   * @param by () float
   */
  public void scale(NDArray by) {
    factor = Script.callInto(owner, "mul", factor, by);
    scaled = true;
  }

  /** What all {@link #values} are to be multiplied with, () float. */
  public NDArray factor() {
    return factor;
  }

  /**
   * The gradients in the order of the parameters, still to be multiplied with {@link #factor}; not
   * to be changed.
   */
  public List<NDArray> values() {
    return values;
  }

  /**
   * The gradients in the order of the parameters, ready to be looked at; the thread's innermost
   * scope owns them.
   */
  public List<NDArray> arrays() {
    return Script.callForList(Context.current().memory(), "scaled", values, factor);
  }

  /** Frees them. */
  @Override
  public void close() {
    owner.close();
  }
}
