package lacuna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures training steps. */
@Command(
    name = "bench",
    description =
        "Measures training steps: seconds, images per second, FLOP/s, memory, waiting for data. With"
            + " the word data, how fast images are read and prepared, without a network.",
    customSynopsis =
        "lacuna bench [OPTIONS] SPEC [STAGE] [--batch N]%n"
            + "                    [--precision fp32|bf16] [--steps N] [--data DIR] [--json]%n"
            + "       lacuna bench [OPTIONS] SPEC [STAGE] data [--data DIR] [--workers N]%n"
            + "                    [--images N] [--json]",
    footer = {
      "",
      "Bench options:",
      "  --batch N           images per step",
      "  --precision WORD    fp32 or bf16",
      "  --steps N           steps to measure (default: 8, after --warmup 2)",
      "  --data DIR          images to read while the steps run (default: random)",
      "  --workers N         threads that load images",
      "  --images N          images to measure with the word data (default: 400)",
      "  --device NAME       auto, cpu, gpu0, gpu1, ...",
      "  --json              one line of JSON",
      "",
      "Example: lacuna bench specs/simmim/vit_base.lac --batch 8 --steps 5",
      "         lacuna bench specs/simmim/vit_base.lac data --data photos --workers 2"
    })
final class BenchVerb implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private SpecOptions options = new SpecOptions();

  @Parameters(index = "1..*", hidden = true)
  private List<String> others = new ArrayList<>();

  BenchVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return new PassingJar(options, console).run("bench", others);
  }
}
