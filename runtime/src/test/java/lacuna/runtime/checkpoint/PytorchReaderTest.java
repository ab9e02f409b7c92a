package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lacuna.runtime.image.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of torch.save give their tensors and do nothing else. */
final class PytorchReaderTest {
  /** A view of storage 0: offset 1, sizes (2, 3), strides (1, 2). */
  private static final String VIEW =
      "ctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\n"
          + "X\1\0\0\0"
          + "0X\3\0\0\0cpuK\10tQK\1K\2K\3\u0086K\1K\2\u0086\u0089)tR";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"checkpoint_vit,ckpt_epoch_1.pth", "checkpoint_swin,ckpt_epoch_2.pth"})
  void readsTheModelAndTheMomentsOfAnOfficialFile(String golden, String name) {
    try (NDManager memory = NDManager.newBaseManager();
        TensorFile file = TensorFile.open(Golden.path(golden + "/" + name))) {
      int compared = 0;
      try (SafetensorsReader model = open(golden, "model")) {
        for (String key : model.tensors().keySet()) {
          assertSame(model.read(key, memory), file.read("model." + key, memory), key);
          compared++;
        }
      }
      JsonArray order = Golden.json(golden + "/case.json").getAsJsonArray("parameter_order");
      try (SafetensorsReader moments = open(golden, "optimizer")) {
        for (int i = 0; i < order.size(); i++) {
          for (String moment : new String[] {"exp_avg", "exp_avg_sq"}) {
            String key = "optimizer.state." + i + "." + moment;
            NDArray wanted = moments.read(moment + "." + order.get(i).getAsString(), memory);
            assertSame(wanted, file.read(key, memory), key);
            compared++;
          }
          assertEquals(new Shape(), file.shapes().get("optimizer.state." + i + ".step"));
          compared++;
        }
      }
      assertEquals(compared, file.shapes().size());
    }
  }

  @Test
  void readsAViewInTheOrderOfItsAxes() throws IOException {
    Path file = archive("}X\1\0\0\0w" + VIEW + "s.", 8);
    try (NDManager memory = NDManager.newBaseManager();
        TensorFile tensors = TensorFile.open(file)) {
      assertEquals(Map.of("w", new Shape(2, 3)), tensors.shapes());
      assertArrayEquals(new float[] {1, 3, 5, 2, 4, 6}, tensors.read("w", memory).toFloatArray());
    }
  }

  @Test
  void callsNothingThatAPickleNames() throws IOException {
    Path made = folder.resolve("made");
    String command = "touch " + made;
    String call = "cposix\nsystem\n(X" + (char) command.length() + "\0\0\0" + command + "tR";
    Path file = archive("}(X\1\0\0\0a" + call + "X\1\0\0\0w" + VIEW + "u.", 8);
    try (TensorFile tensors = TensorFile.open(file)) {
      assertEquals(Set.of("w"), tensors.shapes().keySet());
    }
    assertTrue(Files.notExists(made));
  }

  @Test
  void refusesATensorThatItsStorageDoesNotHold() throws IOException {
    Path file = archive("}X\1\0\0\0w" + VIEW + "s.", 6);
    assertRefused(file, "`w` of shape [2, 3] does not lie within its storage of 6 elements");
  }

  @Test
  void refusesEveryCutOffPickle() throws IOException {
    String whole = "}(X\1\0\0\0a" + VIEW + "X\1\0\0\0w" + VIEW + "u";
    for (int length = 0; length <= whole.length(); length++) {
      Path file = archive(whole.substring(0, length), 8);
      assertThrows(CheckpointException.class, () -> TensorFile.open(file).close());
    }
  }

  @Test
  void refusesCollectionsThatContainThemselves() throws IOException {
    assertRefused(archive("]q\0h\0a.", 1), "nested deeper than 32 levels");
    String doubled = "]q\0" + "(h\0h\0tq\0".repeat(31) + ".";
    assertRefused(archive(doubled, 1), "more than 4000000 parts");
  }

  @Test
  void refusesOtherProtocolsAndOperations() throws IOException {
    assertRefused(archive("\u0080\4.", 1), "written in protocol 4; only protocol 2 is read");
    assertRefused(archive("iposix\nsystem\n.", 1), "the operation 0x69 at byte 0 is not known");
  }

  @Test
  void refusesPackedEntries() throws IOException {
    Path file = folder.resolve("packed.pth");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("x/data.pkl"));
      zip.write("}.".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertRefused(file, "`x/data.pkl` is not simply stored");
  }

  @Test
  void saysWhatToDoAboutTheFormatBefore() throws IOException {
    byte[] start = {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c};
    Path file = Files.write(folder.resolve("old.pth"), start);
    assertRefused(file, "is in the format PyTorch had before version 1.6");
  }

  private static SafetensorsReader open(String golden, String name) {
    return SafetensorsReader.open(Golden.path(golden + "/" + name + ".safetensors"));
  }

  private static void assertRefused(Path file, String why) {
    CheckpointException refused =
        assertThrows(CheckpointException.class, () -> TensorFile.open(file).close());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private static void assertSame(NDArray wanted, NDArray read, String key) {
    assertEquals(wanted.getShape(), read.getShape(), key);
    assertEquals(wanted.getDataType(), read.getDataType(), key);
    assertEquals(wanted.toByteBuffer(), read.toByteBuffer(), key);
  }

  /** An archive of a pickle and one storage that counts from 0. */
  private Path archive(String pickle, int elements) throws IOException {
    ByteBuffer storage = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      storage.putFloat(i);
    }
    byte[] bytes =
        Archives.bytes(pickle.getBytes(StandardCharsets.ISO_8859_1), storage.array());
    return Files.write(folder.resolve("archive.pth"), bytes);
  }
}
