package lacuna.runtime.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.libtorch.Libtorch;
import lacuna.runtime.libtorch.LibtorchChoice;
import lacuna.runtime.libtorch.NvidiaDriver;
import lacuna.runtime.libtorch.PythonTorch;
import lacuna.runtime.libtorch.RememberedLibtorch;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.tensor.Devices;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the engine and its devices, and chooses its libtorch. */
@Command(
    description = "Shows which libtorch, devices and precisions there are, and chooses a libtorch.",
    footer = {
      "",
      "A GPU needs a libtorch for CUDA; `" + Libtorch.INSTALL + "` brings one.",
      "",
      "Example: lacuna engine --use python"
    })
public final class EngineOptions implements ExperimentCommand {
  private static final String PYTHON = "python";

  @Option(
      names = "--libtorch",
      paramLabel = "DIR",
      description = "try the libtorch of a folder (python: that of the Python on the PATH)")
  private @Nullable Path tried;

  @Option(
      names = "--use",
      paramLabel = "DIR",
      description = "try it, and if it fits use it for every run from now on")
  private @Nullable Path used;

  @Option(names = "--forget", description = "use the one for the CPU that comes with Lacuna again")
  private boolean forget;

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) {
    run(out);
    return 0;
  }

  /**
   * Does what the options ask for.
   *
   * @throws RunException where a libtorch is missing, does not fit or cannot be loaded
   */
  public void run(PrintStream out) {
    if (Stream.of(tried != null, used != null, forget).filter(given -> given).count() > 1) {
      throw new RunException("--libtorch, --use and --forget exclude each other: give one of them");
    }
    RememberedLibtorch remembered = new RememberedLibtorch(System.getenv());
    if (forget) {
      remembered.forget();
    } else if (used != null) {
      remembered.save(load(used));
    } else if (tried != null) {
      load(tried);
    }
    show(out);
    if (used != null) {
      out.println("used from now on, as " + remembered.file() + " says");
    }
  }

  private static Libtorch load(Path named) {
    Libtorch found = named.equals(Path.of(PYTHON)) ? PythonTorch.required() : Libtorch.in(named);
    Engines.prepare(LibtorchChoice.given(found));
    return found;
  }

  private static void show(PrintStream out) {
    LibtorchChoice loaded = Engines.libtorch();
    out.println(loaded.description() + ", " + loaded.origin());
    out.println("  loaded from " + Engines.folder());
    out.println("devices");
    out.println("  cpu, " + Engines.threads() + " threads");
    int gpus = Devices.gpus();
    for (int i = 0; i < gpus; i++) {
      out.println("  gpu" + i);
    }
    if (gpus == 0) {
      out.println("  no GPU: " + Devices.missing().replace("\n", "\n  "));
      NvidiaDriver.gpus().forEach(gpu -> out.println("  nvidia-smi lists " + gpu));
    }
    out.println("precisions");
    out.println("  fp32  everything in 32 bits");
    out.println("  tf32  the same, but a GPU multiplies with 10 bits of mantissa");
    out.println("  bf16  matrix products in bfloat16, weights in 32 bits");
    out.println("Python's torch");
    out.println("  " + python(PythonTorch.find(), loaded));
  }

  private static String python(Optional<PythonTorch> found, LibtorchChoice loaded) {
    if (found.isEmpty()) {
      return "there is no Python on the PATH";
    }
    Libtorch libtorch = found.get().libtorch();
    if (libtorch == null) {
      return "%s has none; `%s` gets one".formatted(found.get().python(), Libtorch.INSTALL);
    }
    String what = libtorch.description() + "\n  in " + libtorch.folder() + "\n  ";
    if (libtorch.equals(loaded.libtorch())) {
      return what + "in use";
    }
    return what
        + (libtorch.fits()
            ? "fits: `lacuna engine --use python` uses it from now on"
            : "does not fit, Lacuna needs %s: `%s` gets it"
                .formatted(Libtorch.NEEDED, Libtorch.INSTALL));
  }
}
