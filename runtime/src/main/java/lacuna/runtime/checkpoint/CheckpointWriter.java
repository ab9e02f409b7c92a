package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lacuna.runtime.tensor.HostTensor;
import org.jspecify.annotations.Nullable;

/**
 * Writes tensors with the values that they have when it is told to.
 *
 * <p>Tensors of a GPU are copied to the host, and written by a thread beside the training, one set
 * after another. On the CPU such a copy would lie beside the activations of the next update and
 * raise the peak of memory by the weights and the optimizer's moments, so tensors are written from
 * where they are before the training goes on.
 */
public final class CheckpointWriter implements AutoCloseable {
  private final boolean beside;
  private final ExecutorService thread;
  private @Nullable Future<?> running;

  /** Writes a file, or several. */
  @FunctionalInterface
  public interface Target {
    void write(Map<String, NDArray> tensors);
  }

  /**
   * @param beside whether copies are written while the caller goes on: for tensors of a GPU
   */
  public CheckpointWriter(boolean beside) {
    this.beside = beside;
    thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "checkpoint"));
  }

  /**
   * Writes tensors, after those before.
   *
   * @throws CheckpointException if these or those before cannot be written; where they are written
   *     beside the caller, {@link #check} and {@link #await} throw it
   */
  public void write(Map<String, NDArray> tensors, Target target) {
    await();
    if (!beside) {
      target.write(tensors);
      return;
    }
    Map<String, HostTensor> copies = copies(tensors);
    running = thread.submit(() -> writeCopies(copies, target));
  }

  /** Throws what the last writing threw, if it has ended. */
  public void check() {
    if (running != null && running.isDone()) {
      await();
    }
  }

  /** Waits until everything is written; throws what the writing threw. */
  public void await() {
    Future<?> last = running;
    running = null;
    if (last == null) {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          last.get();
          return;
        } catch (InterruptedException stop) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Map<String, HostTensor> copies(Map<String, NDArray> tensors) {
    Map<String, HostTensor> copies = new LinkedHashMap<>();
    boolean complete = false;
    try {
      tensors.forEach((name, tensor) -> copies.put(name, HostTensor.copyOf(tensor)));
      complete = true;
      return copies;
    } finally {
      if (!complete) {
        copies.values().forEach(HostTensor::close);
      }
    }
  }

  private static void writeCopies(Map<String, HostTensor> copies, Target target) {
    try {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      copies.forEach((name, copy) -> tensors.put(name, copy.array()));
      target.write(tensors);
    } finally {
      copies.values().forEach(HostTensor::close);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    await();
  }
}
