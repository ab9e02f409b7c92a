package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Element types of the safetensors format that the engine knows. */
public enum ElementType {
  /** 32-bit floating point. */
  F32(4, DataType.FLOAT32),
  /** 64-bit floating point. */
  F64(8, DataType.FLOAT64),
  /** 16-bit floating point, IEEE. */
  F16(2, DataType.FLOAT16),
  /**
   * 16-bit floating point with the exponent of 32 bits. The engine's Java side cannot hold it, so
   * it is read as 32 bits, which loses nothing, and never written.
   */
  BF16(2, DataType.FLOAT32),
  /** 64-bit whole numbers. */
  I64(8, DataType.INT64),
  /** 32-bit whole numbers. */
  I32(4, DataType.INT32),
  /** Bytes from 0 to 255. */
  U8(1, DataType.UINT8),
  /** One byte per boolean. */
  BOOL(1, DataType.BOOLEAN);

  private final int bytes;
  private final DataType engineType;

  ElementType(int bytes, DataType engineType) {
    this.bytes = bytes;
    this.engineType = engineType;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** The engine's type of a tensor read from elements of this type. */
  public DataType engineType() {
    return engineType;
  }

  /** Whether values of this type stand for those of a tensor of the engine, maybe more exactly. */
  boolean suits(DataType wanted) {
    return engineType.isFloating() == wanted.isFloating()
        && engineType.isBoolean() == wanted.isBoolean();
  }

  /** A tensor of little-endian, row-major bytes; BF16 becomes F32. */
  NDArray tensor(ByteBuffer bytes, Shape shape, NDManager manager) {
    return manager.create(this == BF16 ? widened(bytes) : bytes, shape, engineType);
  }

  /** A BF16 number is the upper half of the F32 number of the same value. */
  private static ByteBuffer widened(ByteBuffer halves) {
    int count = halves.remaining() / Short.BYTES;
    ByteBuffer wide =
        ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      wide.putInt(halves.getShort() << Short.SIZE);
    }
    return wide.flip();
  }

  /** The type of a tensor of the engine; an error for types that the format does not have. */
  static ElementType of(DataType type) {
    for (ElementType candidate : values()) {
      if (candidate.engineType == type && candidate != BF16) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("safetensors files cannot hold " + type);
  }

  /** The type of that name in a header, or null. */
  static @Nullable ElementType named(String name) {
    for (ElementType candidate : values()) {
      if (candidate.name().equals(name)) {
        return candidate;
      }
    }
    return null;
  }
}
