package lacuna.runtime.tensor;

import ai.djl.ndarray.types.DataType;

/** Element types as the engine numbers them. */
final class Types {
  private Types() {}

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
