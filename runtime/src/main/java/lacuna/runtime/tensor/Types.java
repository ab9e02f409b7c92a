package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Element types as the engine numbers them. */
public final class Types {
  private Types() {}

  /** A tensor's element type; DJL knows bfloat16 but does not recognize it in a tensor. */
  public static DataType of(NDArray array) {
    DataType type = array.getDataType();
    return type == DataType.UNKNOWN ? DataType.BFLOAT16 : type;
  }

  /**
   * @throws IllegalArgumentException for types that no operation uses
   */
  static int number(DataType type) {
    return switch (type) {
      case UINT8 -> 0;
      case INT8 -> 1;
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case FLOAT64 -> 7;
      case BOOLEAN -> 11;
      case BFLOAT16 -> 15;
      default -> throw new IllegalArgumentException("tensors of " + type + " are not supported");
    };
  }
}
