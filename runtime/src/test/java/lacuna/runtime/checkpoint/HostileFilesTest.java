package lacuna.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.runtime.init.Constant;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that were made to take time, memory or the terminal are refused. The time limits are there
 * to end a test that would never end: each takes a second or so.
 */
@Timeout(60)
final class HostileFilesTest {
  private static final String ONE = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

  @TempDir Path folder;

  @Test
  void findsInAHundredThousandTensorsThatNoneFits() throws IOException {
    Path file = foreign(Limits.TENSORS, "blocks.%d.attn.proj.weight");
    assertTrue(refusal(file).contains("does not match the model"), refusal(file));
  }

  @Test
  void findsInAHundredThousandViewsThatNoneFits() throws IOException {
    Path file =
        Archives.write(
            folder.resolve("many.pth"), Archives.views(Limits.TENSORS, "blocks.%d.attn"));
    assertTrue(refusal(file).contains("does not match the model"), refusal(file));
  }

  @Test
  void refusesMoreTensorsThanThat() throws IOException {
    refuses(foreign(Limits.TENSORS + 1, "f.%d"), "has more than 100000 tensors");
    Path views =
        Archives.write(folder.resolve("many.pth"), Archives.views(Limits.TENSORS + 1, "f.%d"));
    refuses(views, "more than 100000 tensors");
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 20_000_000})
  void refusesALongKey(int length) throws IOException {
    String key = "k".repeat(length);
    refuses(header("{\"" + key + "\":" + ONE + "}", 4), "has a key of " + length + " characters");
    Path file = folder.resolve("key.pth");
    refuses(
        Archives.write(file, "}" + Archives.text(key) + Archives.VIEW + "s."),
        "a key is longer than 1000 characters");
    String nested = Archives.text("k".repeat(600)) + "}" + Archives.text("k".repeat(600));
    refuses(
        Archives.write(file, "}" + nested + Archives.VIEW + "ss."),
        "a key is longer than 1000 characters");
  }

  @Test
  void refusesListsThatAreHeldManyTimes() throws IOException {
    String tensors = "(" + Archives.VIEW + "q\0" + "h\0".repeat(30) + "tq\1";
    String doubled = tensors + ("(" + "h\1".repeat(30) + "tq\1").repeat(6) + ".";
    assertTrue(doubled.length() < 1021);
    refuses(Archives.write(folder.resolve("a.pth"), doubled), "more than 100000 tensors");
  }

  @Test
  void refusesAPickleOfEndlesslyManyOperations() throws IOException {
    for (String one : List.of("]", "(")) {
      Path file = folder.resolve("a.pth");
      refuses(Archives.write(file, one.repeat(5_000_001) + "."), "more than 5000000 operations");
    }
  }

  @Test
  void looksAtNoLongListOfAxesAgainAndAgain() throws IOException {
    String list = "(" + "K\1".repeat(100_000) + "tq\7";
    String rebuild = Archives.VIEW.replace("K\2K\4\u0086K\1K\2\u0086", "h\7h\7");
    Path file = folder.resolve("a.pth");
    Archives.write(file, list + rebuild.repeat(30_000) + ".");
    try (TensorFile tensors = TensorFile.open(file)) {
      assertEquals(0, tensors.shapes().size());
    }
  }

  @Test
  void refusesAHeaderOfOneEndlessShape() throws IOException {
    String shape = "1,".repeat(10_000_000) + "1";
    refuses(
        header("{\"a\":{\"dtype\":\"F32\",\"shape\":[" + shape + "],\"data_offsets\":[0,4]}}", 4),
        "`a` has malformed shape");
    String remarks =
        IntStream.range(0, 1_000_000).mapToObj(i -> "\"" + i + "\":\"\"").collect(
            Collectors.joining(","));
    refuses(header("{\"__metadata__\":{" + remarks + "}}", 0), "has more than 10000 remarks");
    refuses(
        header("{\"a\":" + ONE.replace("F32", "Q".repeat(10_000_000)) + "}", 4),
        "has elements of type " + "Q".repeat(80) + "...; known are");
  }

  @Test
  void refusesAnEndlessDirectory() throws IOException {
    byte[] bytes =
        Files.readAllBytes(Archives.write(folder.resolve("a.pth"), "}." + Archives.VIEW));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 10, 1 << 30);
    refuses(Files.write(folder.resolve("a.pth"), bytes), "has a directory of 1073741824 bytes");
    bytes[bytes.length - 1] = 1;
    refuses(Files.write(folder.resolve("a.pth"), bytes), "cannot be read", "directory");
  }

  @Test
  void showsKeysSoThatTheyDoNothingToTheTerminal() throws IOException {
    String key = "a\\u001b[31mred\\u202eevil\\u0007";
    String message = refusal(header("{\"" + key + "\":" + ONE + "}", 4));
    assertTrue(message.contains(key), message);
    assertTrue(message.chars().noneMatch(c -> c < ' ' && c != '\n' || c == 0x202e), message);
  }

  @Test
  void comparesTypesOfElements() throws IOException {
    Path whole = header("{\"weight\":" + ONE.replace("F32", "I32") + "}", 4);
    assertTrue(refusal(whole).contains("weight is I32 in the file and F32 in the network"));
    try (Parameters network = network()) {
      CheckpointException refused =
          assertThrows(CheckpointException.class, () -> WeightsFile.load(whole, network));
      assertTrue(refused.getMessage().contains("weight is I32 in the file and F32 in the network"));
    }
  }

  @Test
  void putsNothingTogetherThatDoesNotFit() throws IOException {
    for (String shape : List.of("[]", "[1]", "[5]", "[2,2]", "[0]")) {
      List<String> parts = new ArrayList<>();
      int at = 0;
      for (String name : List.of("q", "k", "v")) {
        int count = name.equals("v") ? elements(shape) : 3;
        String given = name.equals("v") ? shape : "[3]";
        parts.add(
            "\"layers.0.%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, given, at, at + 4 * count));
        at += 4 * count;
      }
      refusal(header("{" + String.join(",", parts) + "}", at));
      String fused = "{\"fused\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[0,%d]}}";
      refusal(header(fused.formatted(shape, 4 * elements(shape)), 4 * elements(shape)));
    }
  }

  private static int elements(String shape) {
    return switch (shape) {
      case "[5]" -> 5;
      case "[2,2]" -> 4;
      case "[0]" -> 0;
      default -> 1;
    };
  }

  /** Loads a file into a network that has tables of names; returns why that is refused. */
  private static String refusal(Path path) {
    try (Parameters network = network();
        TensorFile file = TensorFile.open(path)) {
      CheckpointLoader loader = new CheckpointLoader(file, network, tables());
      return assertThrows(
              CheckpointException.class, () -> loader.load(null, null, List.of(), unused()))
          .getMessage();
    }
  }

  private static Parameters network() {
    Parameters network = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
    network.build(at -> at.param("weight", new Constant(0), 1));
    assertEquals(new Shape(1), network.find("weight").array().getShape());
    return network;
  }

  /** As many renamings as the library's largest table has, of which most begin as the keys do. */
  private static List<NameTable> tables() {
    String rules =
        IntStream.range(0, 60)
            .mapToObj(i -> "\"blocks.{i}.x%d = blocks.{i}.y%d\"".formatted(i, i))
            .collect(Collectors.joining(","));
    String split = ",\"a.{i}.q, a.{i}.k, a.{i}.v = fused\",\"one = layers.{i}.q, layers.{i}.k\"";
    String table =
        """
        {"name": "%s", "doc": "", "place": "", "part": "", "rules": [%s], "models": []}"""
            .formatted("other", rules + split + ",\"all = layers.{i}.k, layers.{i}.v\"");
    String plan = "{\"stages\": [{\"name\": \"s\", \"names\": [%s, %s, %s]}]}";
    return NameTable.of(plan.formatted(table, table, table), "s");
  }

  private static List<String> unused() {
    return IntStream.range(0, 60).mapToObj(i -> "blocks.*.unused" + i).toList();
  }

  private Path foreign(int count, String names) throws IOException {
    String tensors =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "\"%s.%d\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}"
                        .formatted(names.formatted(i % 12), i, 4 * i, 4 * i + 4))
            .collect(Collectors.joining(","));
    return header("{" + tensors + "}", 4 * count);
  }

  private Path header(String json, int data) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    return Files.write(folder.resolve("a.safetensors"), bytes.array());
  }

  private static void refuses(Path file, String... reasons) {
    CheckpointException refused =
        assertThrows(CheckpointException.class, () -> TensorFile.open(file).close());
    String message = refused.getMessage();
    assertTrue(List.of(reasons).stream().anyMatch(message::contains), message);
  }
}
