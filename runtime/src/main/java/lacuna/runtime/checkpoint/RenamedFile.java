package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.names.Renaming;
import lacuna.runtime.names.Renamings;
import org.jspecify.annotations.Nullable;

/**
 * A file of another library's weights, shown under the keys that a stage would write. Tensors that
 * the table says nothing of keep their names; those that we have not are passed over.
 */
final class RenamedFile implements TensorFile {
  private final TensorFile file;
  private final NameTable table;
  private final Renamings beside;
  private final Renamings renamings;
  private final Set<String> network;
  private final Map<String, Piece> pieces = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final List<String> passedOver = new ArrayList<>();

  /**
   * How a tensor is made of the file's.
   *
   * @param names in the file, one behind the other
   * @param index of {@code count} equal parts of that, which it is
   */
  private record Piece(List<String> names, int index, int count) {}

  /**
   * Shows a file.
   *
   * @param network keys of the stage; what a table knows beside its part is passed over where the
   *     stage lacks it
   */
  RenamedFile(TensorFile file, NameTable table, Set<String> network) {
    this.file = file;
    this.table = table;
    this.network = network;
    beside =
        new Renamings(
            table.models().stream().flatMap(model -> table.beside(model).stream()).toList());
    renamings = new Renamings(table.renamings());
    Map<String, String> names = SourceKeys.network(file.shapes().keySet(), passedOver);
    String at = place(names.keySet());
    Map<String, List<String>> parts = new HashMap<>();
    names.forEach((key, name) -> show(key, name, at, parts));
    List<Piece> unfit = new ArrayList<>();
    pieces.forEach(
        (key, piece) -> {
          Shape shape = shape(piece);
          if (shape == null) {
            unfit.add(piece);
          } else {
            shapes.put(key, shape);
          }
        });
    unfit.forEach(piece -> piece.names.forEach(this::showAsItIs));
  }

  /** The key of the part in the model that the file was written by, with its point; or empty. */
  private String place(Set<String> keys) {
    return table.models().stream()
        .map(model -> model.at() + ".")
        .filter(at -> keys.stream().anyMatch(key -> key.startsWith(at)))
        .findFirst()
        .orElse("");
  }

  private void show(String key, String name, String at, Map<String, List<String>> parts) {
    boolean within = !at.isEmpty() && key.startsWith(at);
    Renaming.Found found = within ? null : beside.ofTheirs(key);
    if (found != null) {
      add(found, name, parts, false);
      return;
    }
    found = renamings.ofTheirs(within ? key.substring(at.length()) : key);
    if (found == null) {
      showAsItIs(name);
    } else {
      add(found, name, parts, true);
    }
  }

  private void add(
      Renaming.Found found, String name, Map<String, List<String>> parts, boolean ofPart) {
    List<String> keys = found.ours().stream().map(key -> inStage(key, ofPart)).toList();
    if (keys.stream().allMatch(key -> key.isEmpty() || !ofPart && !network.contains(key))) {
      passedOver.add(name);
    } else if (found.theirs().size() == 1) {
      IntStream.range(0, keys.size())
          .filter(i -> !keys.get(i).isEmpty())
          .forEach(i -> pieces.put(keys.get(i), new Piece(List.of(name), i, keys.size())));
    } else {
      String key = keys.get(0);
      List<String> names =
          parts.computeIfAbsent(
              key, k -> new ArrayList<>(Collections.nCopies(found.theirs().size(), "")));
      names.set(found.index(), name);
      if (!names.contains("")) {
        pieces.put(key, new Piece(List.copyOf(names), 0, 1));
        parts.remove(key);
      }
    }
  }

  /** Empty for what we have not. */
  private String inStage(@Nullable String key, boolean ofPart) {
    return key == null ? "" : ofPart ? table.inStage(key) : key;
  }

  private void showAsItIs(String name) {
    pieces.put(name, new Piece(List.of(name), 0, 1));
    shapes.put(name, file.shapes().get(name));
  }

  /** Null where the file's tensors cannot be put together, or divided, in that way. */
  private @Nullable Shape shape(Piece piece) {
    Shape first = file.shapes().get(piece.names.get(0));
    if (piece.names.size() == 1 && piece.count == 1) {
      return first;
    }
    if (first.dimension() == 0 || first.get(0) % piece.count != 0) {
      return null;
    }
    Shape rest = first.slice(1);
    long rows = 0;
    for (String name : piece.names) {
      Shape shape = file.shapes().get(name);
      if (shape.dimension() == 0
          || !shape.slice(1).equals(rest)
          || file.type(name) != file.type(piece.names.get(0))) {
        return null;
      }
      rows += shape.get(0);
    }
    return new Shape(rows / piece.count).addAll(rest);
  }

  @Override
  public Path file() {
    return file.file();
  }

  @Override
  public Map<String, Shape> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  @Override
  public List<String> passedOver() {
    return List.copyOf(passedOver);
  }

  @Override
  public ElementType type(String name) {
    return file.type(Objects.requireNonNull(pieces.get(name), name).names.get(0));
  }

  @Override
  public NDArray read(String name, NDManager manager) {
    Piece piece = Objects.requireNonNull(pieces.get(name), name);
    NDList tensors = new NDList();
    piece.names.forEach(part -> tensors.add(file.read(part, manager)));
    if (tensors.size() > 1) {
      return NDArrays.concat(tensors, 0);
    }
    NDArray whole = tensors.get(0);
    if (piece.count == 1) {
      return whole;
    }
    long size = whole.getShape().get(0) / piece.count;
    return whole.get(new NDIndex().addSliceDim(piece.index * size, (piece.index + 1) * size));
  }

  /** The file itself stays open: whoever opened it closes it. */
  @Override
  public void close() {}
}
