package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of weights with any one bit changed is refused, or holds what was written. */
final class WeightsChecksumTest {
  private static final float[] VALUES = {1, -2.5f, 3, 4, 5, 6};

  @TempDir private Path folder;

  @Test
  void everyBitCounts() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Map<String, String> remarks = Map.of("stage", "pretrain", "value", "0.25");
    try (NDManager memory = NDManager.newBaseManager()) {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      tensors.put("b", memory.create(VALUES, new Shape(3, 2)));
      tensors.put("a", memory.create(new long[] {7}));
      WeightsFile.save(file, tensors, remarks);
      byte[] whole = Files.readAllBytes(file);
      requireSame(file, remarks, memory);
      int refused = 0;
      for (int bit = 0; bit < 8 * whole.length; bit++) {
        byte[] changed = whole.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, changed);
        try {
          requireSame(file, remarks, memory);
        } catch (CheckpointException e) {
          refused++;
        }
      }
      assertTrue(refused > 8 * 32, "of the tensors' bits alone: " + refused);
    }
  }

  /** A file whose remark of the checksum has another name cannot be told from another program's. */
  private static void requireSame(Path file, Map<String, String> remarks, NDManager memory) {
    try (SafetensorsReader reader = WeightsFile.open(file)) {
      if (reader.metadata().containsKey(WeightsFile.CHECKSUM)) {
        assertArrayEquals(VALUES, reader.read("b", memory).toFloatArray());
        assertEquals(new Shape(3, 2), reader.shapes().get("b"));
        assertEquals(7, reader.read("a", memory).getLong(0));
        remarks.forEach((key, value) -> assertEquals(value, reader.metadata().get(key)));
      }
    }
  }
}
