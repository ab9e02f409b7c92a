package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.runtime.fuzz.Fuzz;
import lacuna.runtime.tensor.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a file of tensors or a state has, it is read or refused by its own exception. */
final class ReadersFuzzTest {
  private static final String HEADER =
      """
      {"__metadata__":{"stage":"tiny"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},\
      "b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""";

  @Test
  void pickles() {
    Fuzz.run(
        Pickles.class,
        List.of(
            latin("\u0080\2}" + Archives.text("w") + Archives.VIEW + "s."),
            latin(
                "\u0080\2}q\1(" + Archives.text("a") + "](K\1G\0\0\0\0\0\0\0\0e"
                    + Archives.text("b") + "}K\5" + Archives.VIEW + "su.")));
  }

  @Test
  void archives() throws IOException {
    byte[] pickle = latin("\u0080\2}" + Archives.text("w") + Archives.VIEW + "s.");
    Fuzz.run(PyTorchArchives.class, List.of(Archives.bytes(pickle)));
  }

  @Test
  void safetensors() {
    byte[] text = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[8 + text.length + 10];
    whole[0] = (byte) text.length;
    System.arraycopy(text, 0, whole, 8, text.length);
    Fuzz.run(Safetensors.class, List.of(whole));
  }

  @Test
  void safetensorsHeaders() {
    Fuzz.run(SafetensorsHeaders.class, List.of(HEADER.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void states(@TempDir Path folder) throws IOException {
    StateFolder states = new StateFolder(folder.resolve("state"));
    states.save(States.COUNTERS, Map.of(), Retention.NEWEST);
    Fuzz.run(
        States.class, List.of(Files.readAllBytes(folder.resolve("state/update-000000003.json"))));
  }

  /** The program of a PyTorch archive. */
  public static final class Pickles {
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      readAll(Files.write(Fuzz.folder(Pickles.class).resolve("a.pth"), Archives.bytes(input)));
    }
  }

  /** A PyTorch archive. */
  public static final class PyTorchArchives {
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      readAll(Files.write(Fuzz.folder(PyTorchArchives.class).resolve("a.pth"), input));
    }
  }

  /** A file of tensors. */
  public static final class Safetensors {
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      readAll(Files.write(Fuzz.folder(Safetensors.class).resolve("a.safetensors"), input));
    }
  }

  /** The header of one. */
  public static final class SafetensorsHeaders {
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      String text = new String(input, StandardCharsets.UTF_8);
      Fuzz.readOrRefused(
          CheckpointException.class,
          () -> SafetensorsHeader.parse(Path.of("a"), new StringReader(text), 10));
    }
  }

  /** The counters of a state. */
  public static final class States {
    static final Counters COUNTERS = new Counters("tiny", 3, false, 0, 8, 1, 24, 1.5);

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      Path folder = Fuzz.folder(States.class).resolve("state");
      StateFolder states = new StateFolder(folder);
      states.save(COUNTERS, Map.of(), Retention.NEWEST);
      Files.write(folder.resolve("update-000000003.json"), input);
      Fuzz.readOrRefused(
          CheckpointException.class, () -> states.newest(note -> {}).open().close());
    }
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void readAll(Path path) throws Exception {
    Engines.prepare();
    Fuzz.readOrRefused(
        CheckpointException.class,
        () -> {
          try (TensorFile file = TensorFile.open(path);
              NDManager memory = NDManager.newBaseManager()) {
            file.shapes().keySet().forEach(name -> file.read(name, memory));
          }
        });
  }
}
