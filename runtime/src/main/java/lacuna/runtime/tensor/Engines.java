package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The loaded engine: which libtorch it is, its devices, threads, random numbers and memory. */
public final class Engines {
  private static final Pattern GPU = Pattern.compile("gpu(\\d*)");
  private static final Engine ENGINE = load();

  private Engines() {}

  private static Engine load() {
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    return Engine.getEngine("PyTorch");
  }

  /** Loads the engine's native libraries; they load by themselves on first use. */
  public static void prepare() {
    ENGINE.getVersion();
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

  /** The version of libtorch, as {@code 2.7.1}. */
  public static String version() {
    return ENGINE.getVersion();
  }

  /** Whether the loaded libtorch was built for CUDA. */
  public static boolean forCuda() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.anyMatch(file -> file.getFileName().toString().contains("torch_cuda"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where libtorch was loaded from. */
  public static Path folder() {
    return Path.of(LibUtils.getLibtorchPath());
  }

  /** Number of GPUs that can be used. */
  public static int gpus() {
    return ENGINE.getGpuCount();
  }

  /** Threads that one operation may use. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }

  /** Sets how many threads one operation may use, at least 1. */
  public static void threads(int count) {
    JniUtils.setNumThreads(count);
  }

  /**
   * The device that a word means.
   *
   * @param word {@code auto} (the first GPU where one can be used, else the CPU), {@code cpu},
   *     {@code gpu}, {@code gpu0}, ...
   * @throws IllegalArgumentException where the word means nothing, or a GPU that cannot be used,
   *     with what is missing
   */
  public static Device device(String word) {
    if (word.equals("cpu")) {
      return Device.cpu();
    }
    if (word.equals("auto")) {
      return gpus() > 0 ? Device.gpu(0) : Device.cpu();
    }
    Matcher gpu = GPU.matcher(word);
    if (!gpu.matches()) {
      throw new IllegalArgumentException(
          "device \"" + word + "\": it must be auto, cpu, or gpu0, gpu1 and so on");
    }
    int index = gpu.group(1).isEmpty() ? 0 : Integer.parseInt(gpu.group(1));
    if (index >= gpus()) {
      throw new IllegalArgumentException(missing(word));
    }
    return Device.gpu(index);
  }

  /** What is missing for a device, {@code gpu0} for instance, that cannot be used. */
  public static String missing(String word) {
    return "device \"" + word + "\" cannot be used: " + missing();
  }

  private static String missing() {
    if (gpus() > 0) {
      return "there are " + gpus() + " GPUs, gpu0 to gpu" + (gpus() - 1);
    }
    if (!Files.exists(Path.of("/proc/driver/nvidia/version"))
        && !Files.exists(Path.of("/dev/nvidiactl"))
        && !Files.exists(Path.of("/dev/dxg"))) {
      return "no NVIDIA driver is loaded on this machine";
    }
    if (!forCuda()) {
      return "the loaded libtorch "
          + version()
          + " ("
          + folder()
          + ") is built for the CPU alone; set PYTORCH_LIBRARY_PATH to the lib folder of a libtorch"
          + " "
          + version()
          + " for CUDA 12.8, such as that of a pip-installed torch, and PYTORCH_FLAVOR to cu128";
    }
    return "libtorch " + version() + " (" + folder() + ") sees no GPU; does nvidia-smi list one?";
  }

  /** Sets the state of the engine's random numbers, on all devices. */
  public static void seed(long seed) {
    JniUtils.setSeed(seed);
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

  /** The engine's name of a device. */
  static String name(Device device) {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }
}
