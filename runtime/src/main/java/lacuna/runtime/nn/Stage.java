package lacuna.runtime.nn;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Checkpoints;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One phase of a run: what one training step computes, or what is gathered where nothing is
 * learned, and which figures are measured. A subclass overrides the forms that it needs, with
 * labels or without.
 */
public abstract class Stage extends Layer {
  private final Map<String, NDArray> metrics = new LinkedHashMap<>();

  /**
   * @param at the root
   */
  protected Stage(Weights at) {
    super(at);
  }

  /**
   * The loss of a batch, for stages that need no labels.
   *
   * @param x images, (batch, channels, height, width) float
   * @return () float
   */
  protected NDArray step(NDArray x) {
    throw new RunException(
        getClass().getSimpleName() + " has no step without labels: its data must have classes");
  }

  /**
   * The loss of a batch.
   *
   * @param x images, (batch, channels, height, width) float
   * @param label (batch) int64
   * @return () float
   */
  protected NDArray step(NDArray x, NDArray label) {
    return step(x);
  }

  /**
   * Gathers from a batch, for stages that learn nothing and need no labels.
   *
   * @param x images, (batch, channels, height, width) float
   * @return what is kept of it, (batch, ...)
   */
  protected NDArray gather(NDArray x) {
    throw new RunException(
        getClass().getSimpleName() + " gathers nothing without labels: its data must have classes");
  }

  /**
   * Gathers from a batch, for stages that learn nothing.
   *
   * @param x images, (batch, channels, height, width) float
   * @param label (batch) int64
   * @return what is kept of it, (batch, ...)
   */
  protected NDArray gather(NDArray x, NDArray label) {
    return gather(x);
  }

  /** Measures a batch without labels by {@link #metric}; nothing where a stage has no figures. */
  protected void evaluate(NDArray x) {}

  /** Measures a batch by {@link #metric}. */
  protected void evaluate(NDArray x, NDArray label) {
    evaluate(x);
  }

  /** Measures by {@link #metric} what was gathered, all of it together. */
  protected void summarize() {}

  /**
   * Reports a figure of the batch, or the class that each of its images is taken for.
   *
   * @param value () float, or (batch) int64
   */
  protected final void metric(String name, NDArray value) {
    metrics.put(name, value);
  }

  /**
   * Computes the loss, recorded for {@link lacuna.runtime.tensor.Gradients}. Call it in an open
   * scope, which owns the result. Whether dropout and stochastic depth drop anything is the {@link
   * Context}'s {@code training}.
   *
   * @param x (batch, channels, height, width) float
   * @param label (batch) int64, or null
   * @return () float
   */
  public final NDArray loss(NDArray x, @Nullable NDArray label) {
    boolean recordingBefore = Engines.recording();
    Checkpoints.current().clear();
    Engines.recording(true);
    try {
      return scoped(() -> label == null ? step(x) : step(x, label));
    } finally {
      Engines.recording(recordingBefore);
    }
  }

  /**
   * Measures a batch: dropout and stochastic depth do nothing, and nothing is recorded for
   * gradients. Call it in an open scope, which owns the figures.
   *
   * @param x (batch, channels, height, width) float
   * @param label (batch) int64, or null
   * @return what was reported by name, each () float or (batch) int64
   */
  public final Map<String, NDArray> measure(NDArray x, @Nullable NDArray label) {
    return reported(
        () -> {
          if (label == null) {
            evaluate(x);
          } else {
            evaluate(x, label);
          }
        });
  }

  /**
   * Measures what was gathered. Call it in an open scope, which owns the figures.
   *
   * @return the figures by name, each () float
   */
  public final Map<String, NDArray> summary() {
    return reported(this::summarize);
  }

  private Map<String, NDArray> reported(Runnable what) {
    metrics.clear();
    Map<String, NDArray> figures = new LinkedHashMap<>();
    still(
        scope -> {
          what.run();
          metrics.forEach((name, value) -> figures.put(name, scope.keep(value)));
        });
    metrics.clear();
    return figures;
  }

  /**
   * Shows the stage a batch from which it gathers: dropout and stochastic depth do nothing, and
   * nothing is recorded for gradients.
   *
   * @param x (batch, channels, height, width) float
   * @param label (batch) int64, or null
   */
  public final void look(NDArray x, @Nullable NDArray label) {
    still(scope -> observe("gathered", label == null ? gather(x) : gather(x, label)));
  }

  /** Computes something in which nothing is learned. */
  private void still(Consumer<Scope> what) {
    Context context = Context.current();
    boolean recordingBefore = Engines.recording();
    boolean trainingBefore = context.training();
    Engines.recording(false);
    context.training(false);
    Scope temporaries = Scope.open();
    try {
      what.accept(temporaries);
    } finally {
      temporaries.close();
      context.training(trainingBefore);
      Engines.recording(recordingBefore);
    }
  }
}
