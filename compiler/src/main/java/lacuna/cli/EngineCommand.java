package lacuna.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import lacuna.runtime.tensor.Engines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the engine, the devices it can use and how to get others. */
@Command(
    name = "engine",
    description = "Shows which libtorch, devices and precisions there are, and how to get others.",
    footer = {"", "Example: lacuna engine"})
final class EngineCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  EngineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PrintStream out = console.out();
    out.println(
        "libtorch " + Engines.version() + (Engines.forCuda() ? " for CUDA and CPU" : " for CPU"));
    out.println("  loaded from " + Engines.folder());
    out.println("devices");
    out.println("  cpu, " + Engines.threads() + " threads");
    for (int i = 0; i < Engines.gpus(); i++) {
      out.println("  gpu" + i);
    }
    if (Engines.gpus() == 0) {
      out.println("  no GPU: " + Engines.missing("gpu0"));
    }
    out.println("precisions");
    out.println("  fp32  everything in 32 bits");
    out.println("  bf16  matrix products in bfloat16, weights in 32 bits");
    return ExitCode.OK;
  }
}
