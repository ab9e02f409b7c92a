package lacuna.parity;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.tensor.Engines;

/**
 * A tensor of a file.
 *
 * @param shape its sizes
 * @param type its elements' type in the file
 * @param values its elements, row-major
 */
public record Numbers(long[] shape, DataType type, double[] values) {

  /** All tensors of a safetensors file, by name. */
  public static Map<String, Numbers> read(Path file) {
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    try (SafetensorsReader reader = SafetensorsReader.open(file);
        NDManager memory = Engines.newMemory(Device.cpu())) {
      for (String name : reader.tensors().keySet()) {
        try (NDArray tensor = reader.read(name, memory)) {
          tensors.put(name, of(tensor));
        }
      }
    }
    return tensors;
  }

  private static Numbers of(NDArray tensor) {
    NDArray wide = tensor.toType(DataType.FLOAT64, true);
    return new Numbers(tensor.getShape().getShape(), tensor.getDataType(), wide.toDoubleArray());
  }

  /** The largest absolute value. */
  public double largest() {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** The absolute difference at every element. */
  public double[] distance(Numbers other) {
    double[] gaps = new double[values.length];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Math.abs(values[i] - other.values[i]);
    }
    return gaps;
  }

  /** The sizes, to compare and to show. */
  public String sizes() {
    return Arrays.toString(shape);
  }
}
