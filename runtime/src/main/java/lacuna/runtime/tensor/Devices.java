package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.Model;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.runtime.RunException;
import lacuna.runtime.libtorch.Libtorch;
import lacuna.runtime.libtorch.LibtorchChoice;
import lacuna.runtime.libtorch.NvidiaDriver;

/** The devices that the loaded libtorch can use, and why it cannot use others. */
public final class Devices {
  private static final Pattern GPU = Pattern.compile("gpu(\\d{0,3})");

  private Devices() {}

  /**
   * The device that a word means.
   *
   * @param word {@code auto} (the first GPU where one can be used, else the CPU), {@code cpu},
   *     {@code gpu}, {@code gpu0}, ...
   * @throws RunException where the word means nothing, or a GPU that cannot be used, with what is
   *     missing
   */
  public static Device of(String word) {
    Engines.prepare();
    if (word.equals("cpu")) {
      return Device.cpu();
    }
    if (word.equals("auto")) {
      return gpus() > 0 ? Device.gpu(0) : Device.cpu();
    }
    Matcher gpu = GPU.matcher(word);
    if (!gpu.matches()) {
      throw new RunException(
          "device \"" + word + "\": it must be auto, cpu, or gpu0, gpu1 and so on");
    }
    int index = gpu.group(1).isEmpty() ? 0 : Integer.parseInt(gpu.group(1));
    if (index >= gpus()) {
      throw new RunException(
          ("device \"%s\" cannot be used: %s"
                  + "\n  --device cpu runs without one; `lacuna engine` lists devices")
              .formatted(word, missing()));
    }
    return Device.gpu(index);
  }

  /** How many GPUs there are. DJL's own count needs a CUDA toolkit that the linker finds. */
  public static int gpus() {
    if (!Engines.libtorch().cuda()) {
      return 0; // it does not have the operator
    }
    try (Model model = Script.load("cuda.py")) {
      return (int) Script.callForNumberOf(Script.module(model), "device_count");
    }
  }

  /** Why there is no GPU, or none of a higher number; more lines say what to do. */
  public static String missing() {
    int gpus = gpus();
    if (gpus > 0) {
      return gpus == 1
          ? "there is one GPU, gpu0"
          : "there are " + gpus + " GPUs, gpu0 to gpu" + (gpus - 1);
    }
    if (!NvidiaDriver.isPresent()) {
      return "no NVIDIA driver is loaded on this machine";
    }
    LibtorchChoice choice = Engines.libtorch();
    if (!choice.cuda()) {
      return ("%s, %s, cannot use one"
              + "\n  `%s && lacuna engine --use python` gives Lacuna one for CUDA")
          .formatted(choice.description(), choice.origin(), Libtorch.INSTALL);
    }
    if (!NvidiaDriver.hasLibrary()) {
      return ("the driver's library %s is not found, so libtorch computes on the CPU"
              + "\n  a container needs to be started with it (docker run --gpus all); elsewhere"
              + " LD_LIBRARY_PATH can name its folder")
          .formatted(NvidiaDriver.LIBRARY);
    }
    return ("%s sees no GPU\n  does nvidia-smi list one, is its driver one for CUDA 12 (525 or"
            + " later), and does CUDA_VISIBLE_DEVICES leave one?")
        .formatted(choice.description());
  }

  /**
   * What a user should know before a run computes on the CPU: that this machine has a GPU, or that
   * its libtorch is one for CUDA, and why that does not help. Empty where neither is so.
   */
  public static Optional<String> unused() {
    if (gpus() > 0) {
      return Optional.of("this run does not use a GPU, and could: --device gpu0");
    }
    List<String> listed = NvidiaDriver.gpus();
    if (listed.isEmpty() && !NvidiaDriver.isLoaded() && !Engines.libtorch().cuda()) {
      return Optional.empty();
    }
    String which = listed.isEmpty() ? "" : ", and nvidia-smi lists " + listed.get(0);
    String more = listed.size() > 1 ? " and " + (listed.size() - 1) + " more" : "";
    return Optional.of("this run does not use a GPU" + which + more + ": " + missing());
  }
}
