package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tensors of a file that torch.save wrote (PyTorch 1.6 and later): a zip archive of
 * stored entries, of which one is a pickle and the others are the bytes of tensors. Tensors in
 * nested dictionaries are called {@code model.encoder.mask_token}.
 *
 * <p>Nothing in the file is executed, see {@link Unpickler}. Every tensor is checked against its
 * storage when the file is opened.
 */
public final class PytorchReader implements TensorFile {
  private static final String PICKLE = "/data.pkl";

  private final Path file;
  private final ZipFile archive;
  private final long fileLength;
  private final String folder;
  private final Map<String, ZipEntry> entries;
  private final Map<String, StoredTensor> tensors;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private PytorchReader(Path file, ZipFile archive) throws IOException, PickleException {
    this.file = file;
    this.archive = archive;
    fileLength = file.toFile().length();
    entries = ArchiveDirectory.of(archive);
    ZipEntry pickle =
        entries.values().stream()
            .filter(entry -> entry.getName().endsWith(PICKLE))
            .min(Comparator.comparing(ZipEntry::getName))
            .orElseThrow(() -> new CheckpointException(file, "is not a file of torch.save"));
    String name = pickle.getName();
    folder = name.substring(0, name.length() - PICKLE.length() + 1);
    requireLittleEndian();
    tensors = TensorTree.of(Unpickler.read(bytes(pickle, 0, pickleLength(pickle)).array()));
    for (Map.Entry<String, StoredTensor> tensor : tensors.entrySet()) {
      requireStored(tensor.getKey(), tensor.getValue());
      shapes.put(tensor.getKey(), tensor.getValue().shape());
    }
  }

  /** Opens a file and checks all that is said of its tensors. */
  public static PytorchReader open(Path file) {
    ZipFile archive;
    try {
      ArchiveDirectory.requireBounded(file);
      archive = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) { // a name that is not UTF-8
      throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
    }
    try {
      return new PytorchReader(file, archive);
    } catch (IOException e) {
      throw closedAfter(archive, new CheckpointException(file, "cannot be read: " + e, e));
    } catch (PickleException e) {
      String reason = "its pickle cannot be read: " + e.getMessage();
      throw closedAfter(archive, new CheckpointException(file, reason, e));
    } catch (CheckpointException e) {
      throw closedAfter(archive, e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Map<String, Shape> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  @Override
  public ElementType type(String name) {
    return tensor(name).type();
  }

  private StoredTensor tensor(String name) {
    @Nullable StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(file, "has no tensor `" + name + "`");
    }
    return tensor;
  }

  @Override
  public NDArray read(String name, NDManager manager) {
    StoredTensor tensor = tensor(name);
    int size = tensor.type().bytes();
    long first = tensor.offset() * size;
    long length = tensor.reach() == 0 ? 0 : tensor.reach() * size - first;
    if (length > Integer.MAX_VALUE) {
      throw new CheckpointException(file, "`" + name + "` is longer than 2 GiB");
    }
    ByteBuffer part;
    try {
      part = bytes(storage(tensor), first, (int) length);
    } catch (IOException e) {
      throw new CheckpointException(file, "`" + name + "` cannot be read: " + e.getMessage(), e);
    }
    return tensor
        .type()
        .tensor(tensor.isContiguous() ? part : gathered(tensor, part), tensor.shape(), manager);
  }

  @Override
  public void close() {
    try {
      archive.close();
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  /** The elements of a view in the order of its axes. */
  private static ByteBuffer gathered(StoredTensor tensor, ByteBuffer part) {
    int size = tensor.type().bytes();
    ByteBuffer result =
        ByteBuffer.allocate(Math.toIntExact(tensor.count() * size)).order(ByteOrder.LITTLE_ENDIAN);
    long[] place = new long[tensor.sizes().size()];
    while (result.hasRemaining()) {
      long element = 0;
      for (int axis = 0; axis < place.length; axis++) {
        element += place[axis] * tensor.strides().get(axis);
      }
      result.put(part.slice((int) element * size, size));
      for (int axis = place.length - 1; axis >= 0; axis--) {
        place[axis]++;
        if (place[axis] < tensor.sizes().get(axis)) {
          break;
        }
        place[axis] = 0;
      }
    }
    return result.flip();
  }

  private ZipEntry storage(StoredTensor tensor) {
    ZipEntry entry = entries.get(folder + "data/" + tensor.storage());
    if (entry == null) {
      throw new CheckpointException(file, "lacks the storage " + tensor.storage());
    }
    return entry;
  }

  private void requireStored(String name, StoredTensor tensor) {
    ZipEntry entry = storage(tensor);
    requireSimple(entry);
    long elements = entry.getSize() / tensor.type().bytes();
    boolean fits;
    try {
      fits = tensor.reach() <= elements && tensor.count() <= elements;
    } catch (ArithmeticException beyondAllMeasure) {
      fits = false;
    }
    if (!fits) {
      throw new CheckpointException(
          file,
          "`%s` of shape %s does not lie within its storage of %d elements"
              .formatted(name, tensor.sizes(), elements));
    }
  }

  private void requireLittleEndian() throws IOException {
    ZipEntry order = entries.get(folder + "byteorder");
    if (order != null) {
      int length = (int) Math.min(order.getSize(), Long.BYTES);
      String said = StandardCharsets.US_ASCII.decode(bytes(order, 0, length)).toString();
      if (!said.equals("little")) {
        throw new CheckpointException(file, "has bytes in the order `" + said + "`, not little");
      }
    }
  }

  private int pickleLength(ZipEntry pickle) {
    if (pickle.getSize() > Limits.HEADER) {
      throw new CheckpointException(
          file,
          "has a pickle of %d bytes; at most %d are read"
              .formatted(pickle.getSize(), Limits.HEADER));
    }
    return (int) pickle.getSize();
  }

  /** Entries are stored, so that the archive's length bounds theirs. */
  private void requireSimple(ZipEntry entry) {
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > fileLength) {
      throw new CheckpointException(file, "`" + entry.getName() + "` is not simply stored");
    }
  }

  /** A part of an entry. */
  private ByteBuffer bytes(ZipEntry entry, long first, int length) throws IOException {
    requireSimple(entry);
    try (InputStream stream = archive.getInputStream(entry)) {
      stream.skipNBytes(first);
      byte[] bytes = stream.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("`" + entry.getName() + "` is cut off");
      }
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static CheckpointException closedAfter(ZipFile archive, CheckpointException reason) {
    try {
      archive.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }
}
