package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.libtorch.LibtorchChoice;
import org.jspecify.annotations.Nullable;

/** The loaded engine: which libtorch it is, its threads, random numbers and memory. */
public final class Engines {
  private static @Nullable LibtorchChoice loaded;

  private Engines() {}

  /**
   * Loads the engine's native libraries, those that the user has chosen, if that is not done.
   *
   * @throws RunException where they are missing, do not fit or cannot be loaded
   */
  public static void prepare() {
    libtorch();
  }

  /**
   * Loads another libtorch than the user has chosen; called before anything else of the engine.
   *
   * @throws RunException where it cannot be loaded
   */
  public static synchronized void prepare(LibtorchChoice choice) {
    if (loaded != null) {
      throw new IllegalStateException("a process has one engine, and it is loaded");
    }
    EngineLoader.load(choice);
    loaded = choice;
  }

  /** Which libtorch is loaded, and who chose it. */
  public static synchronized LibtorchChoice libtorch() {
    if (loaded == null) {
      prepare(LibtorchChoice.of(System.getenv()));
    }
    return Objects.requireNonNull(loaded);
  }

  /**
   * Makes a thread run scripts as written: no gradients unless asked for, no recompilation per
   * shape.
   */
  static void prepareThread() {
    prepare();
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** The version of libtorch, {@code 2.7.1} or with its build, {@code 2.7.1+cu126}. */
  public static String version() {
    return libtorch().version();
  }

  /** Where libtorch was loaded from. */
  public static Path folder() {
    prepare();
    return Path.of(LibUtils.getLibtorchPath());
  }

  /** Threads that one operation may use. */
  public static int threads() {
    prepare();
    return JniUtils.getNumThreads();
  }

  /** Sets how many threads one operation may use, at least 1. */
  public static void threads(int count) {
    prepare();
    JniUtils.setNumThreads(count);
  }

  /** Starts the random numbers of this thread anew, on all devices. */
  public static void seed(long seed) {
    Context.current().seed(seed);
  }

  /**
   * A whole number from 0 to {@code high} - 1 from this thread's generator for the CPU, for draws
   * outside of the engine: whatever the device, nobody waits for it.
   */
  public static long draw(long high) {
    NativeValue generator = Context.current().generator(Device.cpu());
    return (long) Script.callForNumber("draw", high, generator);
  }

  /** Whether operations of this thread are recorded for {@link Gradients}; false at first. */
  public static boolean recording() {
    Context.current();
    return JniUtils.isGradMode();
  }

  /** Sets whether operations of this thread are recorded for {@link Gradients}. */
  public static void recording(boolean on) {
    Context.current();
    JniUtils.setGradMode(on);
  }

  /** A new owner of tensors on a device. */
  public static NDManager newMemory(Device device) {
    prepare();
    return NDManager.newBaseManager(device, "PyTorch");
  }

  /** A copy of a tensor without its history, in a type and on the new owner's device. */
  public static NDArray copy(NDArray array, DataType type, NDManager owner) {
    return Script.callInto(owner, "copy", array, Types.number(type), name(owner.getDevice()));
  }

  /** The value of a tensor of one element, of any type; waits for the device. */
  public static double number(NDArray array) {
    Context.current().countRead();
    return Script.callForNumber("number", array);
  }

  /** The values of tensors (), of any type, read at once; waits for the device. */
  public static double[] numbers(List<NDArray> arrays) {
    Context.current().countRead();
    try (NDManager passing = newMemory(arrays.get(0).getDevice())) {
      return Script.callInto(passing, "numbers", arrays).toDoubleArray();
    }
  }

  /** The values of tensors (n) int64, one after the other; waits for the device. */
  public static long[] integers(List<NDArray> arrays) {
    Context.current().countRead();
    return arrays.stream().flatMapToLong(array -> Arrays.stream(array.toLongArray())).toArray();
  }

  /** The engine's name of a device. */
  static String name(Device device) {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }
}
