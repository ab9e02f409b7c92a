package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.runtime.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a file of tensors or a state has, it is read or refused by its own exception. */
final class ReadersFuzzTest {
  private static final String HEADER =
      """
      {"__metadata__":{"stage":"tiny"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},\
      "b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""";

  @TempDir Path folder;

  @Test
  void pickles() {
    byte[] one = ("\u0080\2}" + Archives.text("w") + Archives.VIEW + "s.").getBytes(
        StandardCharsets.ISO_8859_1);
    byte[] nested = ("\u0080\2}q\1(" + Archives.text("a") + "](K\1G\0\0\0\0\0\0\0\0e"
            + Archives.text("b") + "}K\5" + Archives.VIEW + "su.")
        .getBytes(StandardCharsets.ISO_8859_1);
    Fuzz.run(
        "pickle",
        List.of(one, nested),
        CheckpointException.class,
        input -> readAll(Files.write(folder.resolve("a.pth"), Archives.bytes(input))));
  }

  @Test
  void archives() throws IOException {
    byte[] pickle = ("\u0080\2}" + Archives.text("w") + Archives.VIEW + "s.").getBytes(
        StandardCharsets.ISO_8859_1);
    Fuzz.run(
        "archive",
        List.of(Archives.bytes(pickle)),
        CheckpointException.class,
        input -> readAll(Files.write(folder.resolve("a.pth"), input)));
  }

  @Test
  void safetensors() {
    byte[] text = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[8 + text.length + 10];
    whole[0] = (byte) text.length;
    System.arraycopy(text, 0, whole, 8, text.length);
    Fuzz.run(
        "safetensors",
        List.of(whole),
        CheckpointException.class,
        input -> readAll(Files.write(folder.resolve("a.safetensors"), input)));
  }

  @Test
  void safetensorsHeaders() {
    Fuzz.run(
        "header",
        List.of(HEADER.getBytes(StandardCharsets.UTF_8)),
        CheckpointException.class,
        input ->
            SafetensorsHeader.parse(
                folder.resolve("a"),
                new java.io.StringReader(new String(input, StandardCharsets.UTF_8)),
                10));
  }

  @Test
  void states() throws IOException {
    StateFolder states = new StateFolder(folder.resolve("state"));
    Counters counters = new Counters("tiny", 3, false, 0, 8, 1, 24, 1.5);
    states.save(counters, Map.of(), Retention.NEWEST);
    Path index = folder.resolve("state/update-000000003.json");
    Fuzz.run(
        "state",
        List.of(Files.readAllBytes(index)),
        CheckpointException.class,
        input -> {
          Files.write(index, input);
          states.newest(note -> {}).open().close();
        });
  }

  private static void readAll(Path path) {
    try (TensorFile file = TensorFile.open(path);
        NDManager memory = NDManager.newBaseManager()) {
      file.shapes().keySet().forEach(name -> file.read(name, memory));
    }
  }
}
