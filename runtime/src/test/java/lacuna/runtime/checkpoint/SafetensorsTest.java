package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("weights.safetensors");
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> tensors = new LinkedHashMap<>();
      tensors.put("b", manager.create(new float[] {1, -2.5f, 3, 4, 5, 6}, new Shape(2, 3)));
      tensors.put("a", manager.create(new long[] {1L << 40}, new Shape()));
      tensors.put("flag", manager.create(new boolean[] {true, false}));
      tensors.put("transposed", tensors.get("b").transpose());
      tensors.put("double", manager.create(new double[] {Math.PI}));
      tensors.put("half", manager.create(new float[] {0.5f, 2}).toType(DataType.FLOAT16, false));
      SafetensorsWriter.write(file, Map.of("plan", "{\"a\": 1}"), tensors);
      try (SafetensorsReader reader = SafetensorsReader.open(file)) {
        assertEquals(List.copyOf(tensors.keySet()), List.copyOf(reader.tensors().keySet()));
        assertEquals("{\"a\": 1}", reader.metadata().get("plan"));
        for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
          NDArray read = reader.read(tensor.getKey(), manager);
          assertEquals(tensor.getValue().getShape(), read.getShape());
          assertEquals(tensor.getValue().getDataType(), read.getDataType());
        }
        assertArrayEquals(
            tensors.get("b").toFloatArray(), reader.read("b", manager).toFloatArray());
        assertArrayEquals(
            new float[] {1, 4, -2.5f, 5, 3, 6}, reader.read("transposed", manager).toFloatArray());
        assertEquals(1L << 40, reader.read("a", manager).getLong());
        assertEquals(Math.PI, reader.read("double", manager).getDouble(0));
      }
    }
  }

  @Test
  void theLengthOfAHeaderIsNotTakenForAnotherFormat() {
    Path file = folder.resolve("remarks.safetensors");
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> tensors = Map.of("a", manager.create(1f));
      for (int length = 0; length < 256; length += 8) { // one of them has a header of 640 bytes
        SafetensorsWriter.write(file, Map.of("remark", " ".repeat(512 + length)), tensors);
        try (TensorFile read = TensorFile.open(file)) {
          assertEquals(Set.of("a"), read.shapes().keySet());
        }
      }
    }
  }

  @Test
  void readsShortFloatsAsFloats() throws IOException {
    String header = "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    byte[] content = bytes(header, header.length(), 4);
    ByteBuffer.wrap(content)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(content.length - 4, (short) 0x3fc0)
        .putShort(content.length - 2, (short) 0xc000);
    Path file = Files.write(folder.resolve("short.safetensors"), content);
    try (SafetensorsReader reader = SafetensorsReader.open(file);
        NDManager manager = NDManager.newBaseManager()) {
      assertArrayEquals(new float[] {1.5f, -2}, reader.read("a", manager).toFloatArray());
    }
  }

  @Test
  void leavesNothingOfAFileThatADiskRefuses() throws IOException {
    AtomicFile.write(folder.resolve("state.json"), "{}");
    CheckpointException refused =
        assertThrows(
            CheckpointException.class,
            () ->
                AtomicFile.write(
                    folder.resolve("state.json"),
                    channel -> {
                      channel.write(ByteBuffer.allocate(1000));
                      throw new IOException("No space left on device");
                    }));
    assertTrue(refused.getMessage().endsWith("cannot be written: No space left on device"));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("state.json")), files.toList());
    }
    assertEquals("{}", Files.readString(folder.resolve("state.json")));
  }

  @Test
  void writesRemarksInOneOrder() throws IOException {
    Map<String, String> one = new LinkedHashMap<>();
    Map<String, String> other = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      one.put("key " + i, "");
      other.put("key " + (19 - i), "");
    }
    SafetensorsWriter.write(folder.resolve("one"), one, Map.of());
    SafetensorsWriter.write(folder.resolve("other"), other, Map.of());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("other")));
  }

  @Test
  void leavesNoPartBehind() throws IOException {
    AtomicFile.write(folder.resolve("state.json"), "{}");
    AtomicFile.write(folder.resolve("state.json"), "{\"update\": 1}");
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("state.json")), files.toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      textBlock =
          """
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}|8|is at bytes 0 to 16
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}|8|is at bytes 8 to 0
          {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}|8|has shape (3) of F32 but 8 bytes
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}|8|negative
          {"a":{"dtype":"F32","shape":[0.5],"data_offsets":[0,2]}}|2|is not an integer
          {"a":{"dtype":"F32","shape":["x"],"data_offsets":[0,2]}}|2|is not an integer
          {"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}|8|too large
          {"a":{"dtype":"Q4","shape":[8],"data_offsets":[0,8]}}|8|elements of type Q4
          {"a":{"dtype":"U8","shape":[8]}}|8|lacks its dtype
          {"a":7}|8|lacks its dtype
          {"a":{"dtype":"U8","shape":[8],"data_offsets":[0]}}|8|malformed data_offsets
          {"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}|8|bytes 0 to 4 belong to no tensor
          {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}|8|bytes 4 to 8 belong to no tensor
          {"__metadata__":{"a":1}}|0|not a string
          {"a":|0|not valid JSON
          [1]|0|not valid JSON
          {} {}|0|not valid JSON
          """)
  void refusesAMalformedHeader(String header, int data, String reason) throws IOException {
    assertRefused(bytes(header, header.length(), data), reason);
  }

  @Test
  void refusesTensorsThatShareBytes() throws IOException {
    String one = "{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}";
    String two = "{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]}";
    String header = "{\"a\":" + one + ",\"b\":" + two + "}";
    assertRefused(bytes(header, header.length(), 6), "`a` and `b` share bytes");
  }

  @Test
  void refusesAHeaderLongerThanTheFile() throws IOException {
    assertRefused(bytes("{}", 1 << 20, 0), "a header of 1048576 bytes");
    assertRefused(bytes("{}", -1, 0), "a header of 18446744073709551615 bytes");
    assertRefused(new byte[] {1, 2, 3}, "it has 3 bytes");
  }

  @Test
  void refusesANameThatStandsTwice() throws IOException {
    String one = "{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
    String header = "{\"a\":" + one + ",\"a\":" + one + "}";
    assertRefused(bytes(header, header.length(), 0), "names `a` twice");
  }

  @Test
  void saysWhenThereIsNoFile() {
    Path missing = folder.resolve("none.safetensors");
    CheckpointException error =
        assertThrows(CheckpointException.class, () -> SafetensorsReader.open(missing));
    assertEquals(missing + ": there is no such file", error.getMessage());
  }

  private void assertRefused(byte[] content, String reason) throws IOException {
    Path file = Files.write(folder.resolve("bad.safetensors"), content);
    CheckpointException error =
        assertThrows(CheckpointException.class, () -> SafetensorsReader.open(file).close());
    assertTrue(error.getMessage().startsWith(file + ": "), error.getMessage());
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  private static byte[] bytes(String header, long length, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }
}
