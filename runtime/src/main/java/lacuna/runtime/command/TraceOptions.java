package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.TrainingStep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes one step, or several, on given tensors. */
@Command(
    description = {
      "Computes one step in fp32 on given weights and inputs, dropout and drop path off.",
      "Inputs are in.image, in.label and in.NAME for anything else that the step draws or reads.",
      "Writes outputs, grads and after_steps (.safetensors) and trace.json."
    },
    footer = {
      "",
      "Example: trace --weights w.safetensors --input io.safetensors --out /tmp/trace "
          + "--steps 2 --rates 1e-3,5e-4"
    })
public final class TraceOptions implements ExperimentCommand {
  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = "STAGE",
      description = "the stage (default: the first)")
  private @Nullable String stage;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "weights, safetensors; every key must match (required)")
  private Path weights = Path.of("");

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "in.* tensors, safetensors (required)")
  private Path input = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder to write to (required)")
  private Path folder = Path.of("");

  @Option(names = "--steps", paramLabel = "N", description = "updates to make (default: none)")
  private int steps;

  @Option(
      names = "--rates",
      paramLabel = "R1,R2,...",
      hideParamSyntax = true,
      split = ",",
      description = "the rate of each update, for a group of scale 1")
  private List<Double> rates = List.of();

  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public int run(Experiment experiment, PrintStream out, PrintStream err) throws IOException {
    if (steps < 0 || rates.size() < steps) {
      throw new RunException(
          "--steps %d needs a rate for each update, but --rates gives %d"
              .formatted(steps, rates.size()));
    }
    Experiment.Stage chosen = experiment.one(stage);
    Recipe recipe = chosen.recipe().get().but().accumulate(1).precision("fp32").build();
    TrainConfig config = experiment.training(chosen, recipe, "trace");
    Files.createDirectories(folder);
    try (TrainingStep step =
        new TrainingStep(recipe, config, chosen.network(), device.device())) {
      new Trace(step, folder).write(weights, input, rates.subList(0, steps));
    }
    out.println("trace of " + chosen.name() + " in " + folder);
    return 0;
  }
}
