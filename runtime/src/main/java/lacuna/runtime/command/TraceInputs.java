package lacuna.runtime.command;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.train.Inputs;
import org.jspecify.annotations.Nullable;

/** The {@code in.*} tensors of a trace: the batch, and what replaces values of the step. */
final class TraceInputs {
  private static final String PREFIX = "in.";

  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private final NDManager memory;

  private TraceInputs(NDManager memory) {
    this.memory = memory;
  }

  /** Reads the tensors; memory owns them. */
  static TraceInputs read(SafetensorsReader file, NDManager memory) {
    TraceInputs inputs = new TraceInputs(memory);
    for (String name : file.tensors().keySet()) {
      if (name.startsWith(PREFIX)) {
        inputs.tensors.put(name.substring(PREFIX.length()), file.read(name, memory));
      }
    }
    inputs.unused.addAll(inputs.tensors.keySet());
    NDArray image = inputs.tensors.get("image");
    if (image == null) {
      throw new RunException(file.file() + " has no tensor `in.image`");
    }
    if (image.getDataType() != DataType.FLOAT32) {
      throw new RunException(
          "%s: `in.image` has elements of type %s; images are F32"
              .formatted(file.file(), file.type(PREFIX + "image")));
    }
    return inputs;
  }

  /** Image and label, whole as they are; labels that nobody gave are 0. */
  Inputs batch() {
    NDArray images = tensors.get("image");
    unused.remove("image");
    unused.remove("label");
    NDArray labels = tensors.get("label");
    if (images == null) {
      throw new IllegalStateException("checked when read");
    }
    if (labels == null) {
      labels = memory.zeros(new Shape(images.getShape().get(0)), DataType.INT64);
    }
    return new Inputs(images, labels);
  }

  /**
   * The tensor that replaces a value of the step, in the value's type; null for none.
   *
   * @throws RunException if it has another shape
   */
  @Nullable NDArray replacement(String part, String local, NDArray value) {
    String name = tensors.containsKey(part) ? part : local;
    NDArray given = tensors.get(name);
    if (given == null) {
      return null;
    }
    unused.remove(name);
    if (!given.getShape().equals(value.getShape())) {
      throw new RunException(
          "in.%s has shape %s, but the step computes %s there (%s of the part `%s`)"
              .formatted(name, given.getShape(), value.getShape(), local, part));
    }
    DataType type = value.getDataType();
    return given.getDataType() == type ? given : Engines.copy(given, type, memory);
  }

  /** Throws a {@link RunException} if a tensor was given that the step never asked for. */
  void requireUsed() {
    if (!unused.isEmpty()) {
      throw new RunException(
          "the step has no value named in." + String.join(", in.", unused));
    }
  }
}
