package lacuna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Computes one step on given tensors, to compare with another implementation. */
@Command(
    name = "trace",
    description =
        "Runs a stage's step on given weights and inputs and writes every result and gradient.",
    customSynopsis =
        "lacuna trace [OPTIONS] SPEC [STAGE] --weights FILE --input FILE%n"
            + "                    --out DIR [--steps N --rates R1,R2,...]",
    footer = {
      "",
      "Trace options:",
      "  --weights FILE   weights, safetensors",
      "  --input FILE     safetensors of what the step draws or reads, as in.image",
      "  --out DIR        for outputs.safetensors, grads.safetensors and trace.json",
      "  --steps N        optimizer steps to make, with --rates R1,R2,...",
      "",
      "Example: lacuna trace specs/parity/vit_pretrain.lac --weights w.safetensors \\",
      "         --input io.safetensors --out trace"
    })
final class TraceVerb implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Parameters(index = "1..*", hidden = true)
  private List<String> others = new ArrayList<>();

  TraceVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return new PassingJar(options, console).run("trace", others);
  }
}
