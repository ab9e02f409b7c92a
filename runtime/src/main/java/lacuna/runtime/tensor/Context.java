package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What operations of one thread depend on beside their arguments: who owns their results, how
 * exactly they compute, whether this is training, what is drawn at random. Each thread has its own.
 */
public final class Context {
  private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(Context::new);

  private @Nullable NDManager memory;
  private Precision precision = Precision.FP32;
  private boolean training;
  private final Map<Device, NativeValue> generators = new HashMap<>();
  private long seed;
  private @Nullable Long expectedSeed;
  private boolean checkpointing;
  private @Nullable Draws draws;
  private long calls;
  private long reads;
  private long uploads;

  private Context() {
    Engines.prepareThread();
  }

  /** The calling thread's. */
  public static Context current() {
    return CURRENT.get();
  }

  /** Whether a scope is open, so that operations may be called. */
  public boolean hasMemory() {
    return memory != null;
  }

  /**
   * The owner of whatever is made now, on the device where it is made.
   *
   * @throws IllegalStateException where no scope is open
   */
  public NDManager memory() {
    if (memory == null) {
      throw new IllegalStateException(
          "a tensor is made outside of any scope: open one with Scope.open(...), it frees what is"
              + " made inside");
    }
    return memory;
  }

  /** Opens a new owner inside the present one, or on the given device where there is none yet. */
  public NDManager enter(Device device) {
    NDManager inner =
        memory == null ? NDManager.newBaseManager(device, "PyTorch") : memory.newSubManager(device);
    memory = inner;
    return inner;
  }

  /**
   * Frees everything that the innermost owner still has and goes back to the one around it.
   *
   * @param inner what {@link #enter} gave
   * @param outer the owner before that, or null
   */
  public void leave(NDManager inner, @Nullable NDManager outer) {
    if (memory != inner) {
      throw new IllegalStateException(
          "scopes must be closed in the opposite order of opening, by their thread");
    }
    memory = outer;
    inner.close();
  }

  /** The innermost owner, or null where no scope is open. */
  public @Nullable NDManager memoryOrNull() {
    return memory;
  }

  /** How exactly products are computed; {@link Precision#FP32} at first. */
  public Precision precision() {
    return precision;
  }

  /** Sets how exactly products are computed from now on. */
  public void precision(Precision chosen) {
    precision = chosen;
  }

  /** Whether dropout and stochastic depth drop anything; false at first. */
  public boolean training() {
    return training;
  }

  /** Sets whether dropout and stochastic depth drop anything. */
  public void training(boolean chosen) {
    training = chosen;
  }

  /** Starts the random numbers of this thread anew, on all devices. */
  void seed(long chosen) {
    seed = chosen;
    for (NativeValue generator : generators.values()) {
      Script.callForEffect("reseed", generator, seed);
    }
  }

  /** Says which seed comes next, so that somebody may draw for it ahead; a wrong one is no harm. */
  public void expectSeed(long next) {
    expectedSeed = next;
  }

  /** The seed that comes next, or null where nobody has said. */
  public @Nullable Long expectedSeed() {
    return expectedSeed;
  }

  /** Where this thread draws the random numbers of a device. */
  NativeValue generator(Device device) {
    NativeValue known = generators.get(device);
    if (known == null) {
      known = Script.callForValue("generator", Engines.name(device), seed);
      generators.put(device, known);
    }
    return known;
  }

  /** Whether blocks are computed again for their gradients; false at first. */
  public boolean checkpointing() {
    return checkpointing;
  }

  /** Sets whether blocks are computed again for their gradients. */
  public void checkpointing(boolean chosen) {
    checkpointing = chosen;
  }

  /** Whether something is computed that is or will be computed again. */
  public boolean repeats() {
    return draws != null;
  }

  void draws(@Nullable Draws chosen) {
    draws = chosen;
  }

  /** Draws, where it is computed again what was drawn the first time. */
  NDArray drawn(Supplier<NDArray> draw) {
    return draws == null ? draw.get() : draws.of(draw);
  }

  /** Whether this is the second time, so that running figures have moved already. */
  boolean again() {
    return draws != null && draws.replays();
  }

  /** What the thread has asked of the engine so far. */
  public Traffic traffic() {
    return new Traffic(calls, reads, uploads);
  }

  void countCall() {
    calls++;
  }

  void countRead() {
    reads++;
  }

  void countUpload() {
    uploads++;
  }

  /** Hands an array over to the innermost owner. */
  public NDArray own(NDArray array) {
    array.attach(memory());
    return array;
  }
}
