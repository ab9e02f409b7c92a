package lacuna.runtime.command;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.tensor.Engines;

/** Copies what a step computes, and replaces what is given. */
final class TraceObserver implements Observer {
  private final TraceInputs inputs;
  private final NDManager memory;
  private final Map<String, NDArray> outputs = new LinkedHashMap<>();
  private boolean finished;

  TraceObserver(TraceInputs inputs, NDManager memory) {
    this.inputs = inputs;
    this.memory = memory;
  }

  /**
   * {@code block.PATH} for layers, {@code out.PATH} too for those at the root; {@code out.PART} and
   * {@code out.LOCAL} for parts of the stage and what its step names.
   */
  Map<String, NDArray> outputs() {
    return outputs;
  }

  /** Copies nothing from now on; it still replaces. */
  void finish() {
    finished = true;
    outputs.clear();
  }

  @Override
  public NDArray result(Layer layer, NDArray value) {
    if (!finished && !layer.path().isEmpty()) {
      NDArray copy = copy(value);
      outputs.put("block." + layer.path(), copy);
      if (layer.path().indexOf('.') < 0) {
        outputs.put("out." + layer.path(), copy);
      }
    }
    return value;
  }

  @Override
  public NDArray observe(String part, String local, NDArray value) {
    NDArray replacement = inputs.replacement(part, local, value);
    NDArray used = replacement == null ? value : replacement;
    if (!finished) {
      NDArray copy = copy(used);
      outputs.put("out." + part, copy);
      outputs.put("out." + local, copy);
    }
    return used;
  }

  private NDArray copy(NDArray value) {
    return Engines.copy(value, value.getDataType(), memory);
  }
}
