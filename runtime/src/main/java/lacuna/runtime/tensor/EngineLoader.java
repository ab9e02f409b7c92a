package lacuna.runtime.tensor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import lacuna.runtime.RunException;
import lacuna.runtime.libtorch.Libtorch;
import lacuna.runtime.libtorch.LibtorchChoice;
import lacuna.runtime.libtorch.NvidiaDriver;
import org.jspecify.annotations.Nullable;

/**
 * Loads a libtorch and DJL's native code for it. DJL would count GPUs to choose that code and
 * download what is missing; it is told instead.
 */
final class EngineLoader {
  private static final String FLAVOR = "PYTORCH_FLAVOR";
  // DJL's only code for CUDA; it fits a libtorch for CUDA 12.6 too. It cannot be loaded without
  // the driver's library; the code for the CPU can.
  private static final String CUDA = "cu128";
  private static final String CPU = "cpu";

  private EngineLoader() {}

  /**
   * Loads it.
   *
   * @throws RunException where that fails, with what is missing
   */
  static void load(LibtorchChoice choice) {
    System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
    @Nullable Libtorch libtorch = choice.libtorch();
    refuse("PYTORCH_VERSION", given -> false);
    requireTemporaryFolder();
    String flavor = CPU;
    if (libtorch != null) {
      flavor = libtorch.cuda() && NvidiaDriver.hasLibrary() ? CUDA : CPU;
      refuse(LibtorchChoice.VARIABLE, libtorch::isIn);
      refuse(FLAVOR, flavor::equals);
      System.setProperty(LibtorchChoice.VARIABLE, libtorch.folder().toString());
      System.setProperty(FLAVOR, flavor);
    }
    unpack(choice, flavor);
    try {
      Engine.getEngine("PyTorch");
    } catch (EngineException | LinkageError e) {
      throw new RunException(
          "%s, %s, cannot be loaded: %s\n  %s"
              .formatted(choice.description(), place(choice), reason(e), help(libtorch)),
          e);
    }
  }

  /** Native libraries that are needed beside libtorch are unpacked there. */
  private static void requireTemporaryFolder() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new RunException(
          "the folder for temporary files, %s, %s\n  %s"
              .formatted(
                  folder,
                  Files.isDirectory(folder) ? "cannot be written" : "is not there",
                  "java -Djava.io.tmpdir=DIR names another; for `lacuna` TMPDIR=DIR does"));
    }
    // JNA would take a folder of the user's home, which may be full, or somebody else's.
    System.setProperty("jna.tmpdir", System.getProperty("jna.tmpdir", folder.toString()));
  }

  private static void unpack(LibtorchChoice choice, String flavor) {
    NativeCode code = NativeCode.of(flavor);
    Path folder = code.folder();
    try {
      new EngineCache(folder, code.files(choice.libtorch() == null), System.err).fill();
    } catch (IOException e) {
      throw new RunException(
          "the engine, which comes with Lacuna, cannot be unpacked into %s: %s\n  %s"
              .formatted(
                  folder,
                  why(e),
                  "it needs 450 MB there once; DJL_CACHE_DIR names another folder"),
          e);
    }
  }

  /** DJL reads the environment before what it is told here, and a process cannot change that. */
  private static void refuse(String variable, Predicate<String> fits) {
    String given = Objects.requireNonNullElse(System.getenv(variable), "");
    if (!given.isEmpty() && !fits.test(given)) {
      throw new RunException(
          ("%s is set to %s, which does not fit the libtorch that is to be loaded"
                  + "\n  unset it: Lacuna finds out what fits")
              .formatted(variable, given));
    }
  }

  private static String why(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission is missing";
    }
    return problem instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : Objects.requireNonNullElse(problem.getMessage(), "it failed");
  }

  private static String place(LibtorchChoice choice) {
    @Nullable Libtorch libtorch = choice.libtorch();
    return libtorch == null
        ? choice.origin()
        : "in " + libtorch.folder() + " (" + choice.origin() + ")";
  }

  private static String help(@Nullable Libtorch libtorch) {
    return libtorch == null
        ? "it is unpacked into ~/.djl.ai, or the folder that DJL_CACHE_DIR names"
        : "`" + Libtorch.INSTALL + "` gets one with all that it needs";
  }

  /** The innermost sentence: the linker's, as a rule. */
  private static String reason(Throwable problem) {
    Throwable inner = problem;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return Objects.requireNonNullElse(inner.getMessage(), inner.getClass().getSimpleName());
  }
}
