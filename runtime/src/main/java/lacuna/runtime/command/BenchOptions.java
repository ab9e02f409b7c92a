package lacuna.runtime.command;

import ai.djl.Device;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.tensor.Devices;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Times training steps, or the input pipeline alone. */
@Command(
    description = {
      "Times training steps on random images: forward, backward, clip, optimizer; tells seconds,"
          + " images per second, FLOP/s, memory and data wait.",
      "With --data on images of a folder, read while the steps run.",
      "With the word `data`, reading and preparing images alone, without a network."
    },
    footer = {"", "Example: bench pretrain --batch 8 --precision bf16 --steps 8 --json"})
public final class BenchOptions implements ExperimentCommand {
  private static final String DATA = "data";

  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = "STAGE",
      description = "the stage (default: the first)")
  private @Nullable String stage;

  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = DATA,
      description = "time the input pipeline alone")
  private @Nullable String word;

  @Option(names = "--batch", paramLabel = "N", description = "images per step (default: 8)")
  private int batch = 8;

  @Option(names = "--steps", paramLabel = "N", description = "steps to time (default: 8)")
  private int steps = 8;

  @Option(names = "--warmup", paramLabel = "N", description = "steps before (default: 2)")
  private int warmup = 2;

  @Option(names = "--images", paramLabel = "N", description = "images for `data` (default: 400)")
  private int images = 400;

  @Option(names = "--json", description = "one line of JSON")
  private boolean json;

  @Mixin private RecipeOptions recipe = new RecipeOptions();
  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) {
    if (batch < 1 || steps < 1 || warmup < 0 || images < 1) {
      throw new RunException(
          "--batch, --steps and --images must be at least 1, --warmup must not be negative");
    }
    List<String> words = new ArrayList<>();
    if (stage != null) {
      words.add(stage);
    }
    if (word != null) {
      words.add(word);
    }
    boolean data = words.remove(DATA);
    if (words.size() > 1) {
      throw new RunException("bench takes one stage, and there are " + String.join(", ", words));
    }
    Experiment.Stage chosen = experiment.one(words.isEmpty() ? null : words.get(0));
    Recipe timed = recipe.apply(chosen.recipe().get().but().batchSize(batch).accumulate(1).build());
    BenchFigures figures =
        data
            ? new PipelineBench(experiment, chosen, timed, out).run(images)
            : steps(experiment, chosen, timed, out);
    out.print(json ? figures.json() : figures.table());
    return 0;
  }

  private BenchFigures steps(
      Experiment experiment, Experiment.Stage chosen, Recipe timed, PrintStream out) {
    Device used = device.device();
    if (!used.isGpu() && !json) {
      Devices.unused().ifPresent(note -> out.println("note: " + note));
    }
    return new StepBench(experiment, chosen, timed, used, recipe.hasData(), out)
        .run(warmup, steps);
  }
}
