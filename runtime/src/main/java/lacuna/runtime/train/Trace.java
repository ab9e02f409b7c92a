package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * One step, or several, on given tensors, with everything computed written to files: the proof that
 * a network equals another implementation's.
 */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
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
final class Trace implements Callable<Integer> {
  private final Experiment experiment;
  private final PrintStream out;

  @Parameters(arity = "0..1", paramLabel = "stage", description = "the stage (default: the first)")
  private @Nullable String stage;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "weights, strict")
  private Path weights = Path.of("");

  @Option(names = "--input", required = true, paramLabel = "FILE", description = "in.* tensors")
  private Path input = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
  private Path folder = Path.of("");

  @Option(names = "--steps", paramLabel = "N", description = "updates to make (default: none)")
  private int steps;

  @Option(
      names = "--rates",
      paramLabel = "R",
      split = ",",
      description = "the rate of each update, for a group of scale 1")
  private List<Double> rates = List.of();

  @Mixin private DeviceOption device = new DeviceOption();

  Trace(Experiment experiment, PrintStream out) {
    this.experiment = experiment;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (steps < 0 || rates.size() < steps) {
      throw new RunException(
          "--steps %d needs a rate for each update, but --rates gives %d"
              .formatted(steps, rates.size()));
    }
    Experiment.Phase phase = experiment.one(stage);
    Recipe recipe = phase.recipe().get().but().accumulate(1).precision("fp32").build();
    Learning learning = experiment.learning(phase, recipe, "trace");
    Device chosen = device.device();
    Files.createDirectories(folder);
    try (Training training = new Training(recipe, learning, phase.stage(), chosen);
        SafetensorsReader file = SafetensorsReader.open(input);
        NDManager memory = Engines.newMemory(chosen)) {
      Context.current().training(false);
      WeightsFile.load(weights, training.network().parameters());
      trace(training, TraceInputs.read(file, memory), memory);
    }
    out.println("trace of " + phase.name() + " in " + folder);
    return 0;
  }

  private void trace(Training training, TraceInputs inputs, NDManager memory) {
    TraceObserver observer = new TraceObserver(inputs, memory);
    List<Double> losses = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    Layer.observeWith(observer);
    try {
      for (int step = 0; step < Math.max(1, steps); step++) {
        boolean first = step == 0;
        boolean applies = step < steps;
        Training.Result result =
            training.step(
                step,
                applies ? scaled(training, rates.get(step)) : null,
                part -> inputs.batch(),
                gradients -> {
                  if (first) {
                    write("outputs", observer.outputs());
                    write("grads", byKey(training, gradients.arrays()));
                    observer.finish();
                  }
                });
        losses.add(result.loss());
        norms.add(result.gradientNorm());
      }
    } finally {
      Layer.observeWith(null);
    }
    inputs.requireUsed();
    if (steps > 0) {
      write("after_steps", learned(training));
    }
    AtomicFile.write(
        folder.resolve("trace.json"),
        new Gson().toJson(Map.of("loss", losses, "grad_norm", norms)) + "\n");
  }

  private static List<Double> scaled(Training training, double rate) {
    return training.moments().groups().stream().map(group -> rate * group.scale()).toList();
  }

  private void write(String name, Map<String, NDArray> tensors) {
    SafetensorsWriter.write(folder.resolve(name + ".safetensors"), Map.of(), tensors);
  }

  private static Map<String, NDArray> byKey(Training training, List<NDArray> gradients) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    List<Parameter> trained = training.network().parameters().trained();
    for (int i = 0; i < trained.size(); i++) {
      tensors.put(trained.get(i).key(), gradients.get(i));
    }
    return tensors;
  }

  private static Map<String, NDArray> learned(Training training) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    training.network().parameters().all().stream()
        .filter(parameter -> !parameter.buffer())
        .forEach(parameter -> tensors.put(parameter.key(), parameter.array()));
    return tensors;
  }
}
