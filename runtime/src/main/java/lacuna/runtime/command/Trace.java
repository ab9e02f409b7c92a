package lacuna.runtime.command;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.train.TrainingStep;

/**
 * Writes everything that steps on given tensors compute to files: the proof that a network equals
 * another implementation's.
 */
final class Trace {
  private final TrainingStep step;
  private final Path folder;

  Trace(TrainingStep step, Path folder) {
    this.step = step;
    this.folder = folder;
  }

  /**
   * Traces one step and makes an update for each rate.
   *
   * @param weights to load first
   * @param input file of {@code in.*} tensors
   */
  void write(Path weights, Path input, List<Double> rates) {
    try (SafetensorsReader file = SafetensorsReader.open(input);
        NDManager memory = Engines.newMemory(step.network().device())) {
      Context.current().training(false);
      WeightsFile.load(weights, step.network().parameters());
      TraceInputs inputs = TraceInputs.read(file, memory);
      write(inputs, new TraceObserver(inputs, memory), rates);
    }
  }

  private void write(TraceInputs inputs, TraceObserver observer, List<Double> rates) {
    List<Double> losses = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    Layer.observeWith(observer);
    try {
      for (int number = 0; number < Math.max(1, rates.size()); number++) {
        boolean first = number == 0;
        TrainingStep.Result result =
            step.update(
                number,
                rates.isEmpty() ? null : step.groupRates(rates.get(number)),
                micro -> inputs.batch(),
                gradients -> {
                  if (first) {
                    write("outputs", observer.outputs());
                    write("grads", byKey(gradients.arrays()));
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
    if (!rates.isEmpty()) {
      write("after_steps", learned());
    }
    Map<String, List<Double>> results = new LinkedHashMap<>(); // in one order: equal bytes
    results.put("loss", losses);
    results.put("grad_norm", norms);
    AtomicFile.write(folder.resolve("trace.json"), new Gson().toJson(results) + "\n");
  }

  private void write(String name, Map<String, NDArray> tensors) {
    SafetensorsWriter.write(folder.resolve(name + ".safetensors"), Map.of(), tensors);
  }

  private Map<String, NDArray> byKey(List<NDArray> gradients) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    List<Parameter> trained = step.network().parameters().thawed();
    for (int i = 0; i < trained.size(); i++) {
      tensors.put(trained.get(i).key(), gradients.get(i));
    }
    return tensors;
  }

  private Map<String, NDArray> learned() {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    step.network().parameters().all().stream()
        .filter(parameter -> !parameter.buffer())
        .forEach(parameter -> tensors.put(parameter.key(), parameter.array()));
    return tensors;
  }
}
