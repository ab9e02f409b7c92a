package lacuna.cli;

import java.util.concurrent.Callable;
import lacuna.runtime.command.TraceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles a spec and computes one step on given tensors, to compare implementations. */
@Command(
    name = "trace",
    footer = {
      "",
      "Example: lacuna trace specs/parity/vit_pretrain.lac --weights w.safetensors \\",
      "         --input io.safetensors --out trace --steps 2 --rates 1e-3,5e-4"
    })
final class TraceCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TraceOptions trace = new TraceOptions();
  @Mixin private SpecOptions options = new SpecOptions();
  @Mixin private HelpOption help = new HelpOption();

  TraceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return TemporaryJar.run(options, console, trace);
  }
}
