package lacuna.parity;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.cli.Shell;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.tensor.Engines;

/** A call of {@code lacuna trace} on a spec of the tests, with tensors that a test makes. */
public final class Tracing {
  private final Path spec;
  private final List<Object> options = new ArrayList<>();
  private final Map<String, Numbers> weights = new LinkedHashMap<>();
  private final Map<String, Numbers> inputs = new LinkedHashMap<>();

  private Tracing(Path spec) {
    this.spec = spec;
  }

  /**
   * What a trace gave.
   *
   * @param outputs {@code out.*} and {@code block.*}
   * @param gradients by the parameters' keys
   * @param loss of the step
   */
  public record Result(Map<String, Numbers> outputs, Map<String, Numbers> gradients, double loss) {}

  /** A trace of any spec. */
  public static Tracing at(Path spec) {
    return new Tracing(spec);
  }

  /** A trace of a spec among the tests' resources, as {@code parity/masked.lac}. */
  public static Tracing of(String name) {
    URL url = Tracing.class.getResource("/lacuna/" + name);
    if (url == null) {
      throw new IllegalArgumentException("there is no spec " + name);
    }
    try {
      return new Tracing(Path.of(url.toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Overrides a setting. */
  public Tracing set(String path, Object value) {
    options.add("--set");
    options.add(path + "=" + value);
    return this;
  }

  /** Gives a parameter its values. */
  public Tracing weight(String key, Numbers values) {
    weights.put(key, values);
    return this;
  }

  /** Gives {@code in.NAME}. */
  public Tracing input(String name, Numbers values) {
    inputs.put("in." + name, values);
    return this;
  }

  /** Gives images of zeros, for a step whose images do not matter. */
  public Tracing blank(long... shape) {
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    return input("image", new Numbers(shape, DataType.FLOAT32, new double[(int) count]));
  }

  /** A folder for traces, which other test processes at the same time do not share. */
  static Path folder(String name) {
    return Path.of("target", "trace", Long.toString(ProcessHandle.current().pid()), name);
  }

  /** Runs it; the next trace writes over its files. */
  public Result run() {
    try {
      Path folder = Files.createDirectories(folder("tracing"));
      Path weightsFile = folder.resolve("weights.safetensors");
      Path inputFile = folder.resolve("input.safetensors");
      write(weightsFile, weights);
      write(inputFile, inputs);
      List<Object> words = new ArrayList<>(List.of("trace", spec, "--device=cpu"));
      words.addAll(options);
      words.addAll(List.of("--weights=" + weightsFile, "--input=" + inputFile, "--out=" + folder));
      Shell.succeeds(words.toArray());
      return new Result(
          Numbers.read(folder.resolve("outputs.safetensors")),
          Numbers.read(folder.resolve("grads.safetensors")),
          Golden.read(folder.resolve("trace.json")).getAsJsonArray("loss").get(0).getAsDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Map<String, Numbers> tensors) {
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      tensors.forEach(
          (name, numbers) ->
              arrays.put(
                  name,
                  memory
                      .create(numbers.values(), new Shape(numbers.shape()))
                      .toType(numbers.type(), false)));
      SafetensorsWriter.write(file, Map.of(), arrays);
    }
  }
}
