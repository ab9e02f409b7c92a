package lacuna.runtime.checkpoint;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.Printable;
import org.jspecify.annotations.Nullable;

/** The checked header of a safetensors file: every range lies in the file, and none overlap. */
final class SafetensorsHeader {
  private static final String METADATA = "__metadata__";
  private static final int MOST_REMARKS = 10_000;

  /** Characters of a wrong value that a message shows. */
  private static final int SHOWN = 80;

  private final Path file;
  private final long available;
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafetensorsHeader(Path file, long available) {
    this.file = file;
    this.available = available;
  }

  /**
   * Reads a header.
   *
   * @param text the header's JSON
   * @param available bytes of the file after the header
   */
  static SafetensorsHeader parse(Path file, Reader text, long available) {
    SafetensorsHeader header = new SafetensorsHeader(file, available);
    try (JsonReader reader = new JsonReader(text)) {
      reader.setStrictness(Strictness.STRICT);
      header.read(reader);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file, "the header is not text in UTF-8", e);
    } catch (IOException | IllegalStateException e) {
      throw new CheckpointException(file, "the header is not valid JSON", e);
    }
    header.checkRanges();
    return header;
  }

  Map<String, TensorEntry> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void read(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals(METADATA)) {
        readMetadata(reader);
      } else {
        requireBounded(name);
        if (tensors.put(name, entry(name, reader)) != null) {
          throw new CheckpointException(file, "the header names `" + name + "` twice");
        }
      }
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new CheckpointException(file, "the header goes on after its end");
    }
  }

  private void requireBounded(String name) {
    if (name.length() > Limits.KEY) {
      throw new CheckpointException(
          file,
          "has a key of %d characters; at most %d are read"
              .formatted(name.length(), Limits.KEY));
    }
    if (tensors.size() == Limits.TENSORS) {
      throw new CheckpointException(file, "has more than " + Limits.TENSORS + " tensors");
    }
  }

  private void readMetadata(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (reader.peek() != JsonToken.STRING) {
        throw new CheckpointException(
            file, "the metadata `" + Printable.line(name, SHOWN) + "` is not a string");
      }
      if (metadata.size() == MOST_REMARKS) {
        throw new CheckpointException(file, "has more than " + MOST_REMARKS + " remarks");
      }
      metadata.put(name, reader.nextString());
    }
    reader.endObject();
  }

  private TensorEntry entry(String name, JsonReader reader) throws IOException {
    @Nullable String typeName = null;
    long @Nullable [] shape = null;
    long @Nullable [] range = null;
    if (reader.peek() != JsonToken.BEGIN_OBJECT) {
      throw incomplete(name);
    }
    reader.beginObject();
    while (reader.hasNext()) {
      String field = reader.nextName();
      switch (field) {
        case "dtype" -> typeName = text(name, reader);
        case "shape" -> shape = numbers(name, field, Limits.AXES, reader);
        case "data_offsets" -> range = numbers(name, field, 2, reader);
        default ->
            throw new CheckpointException(
                file, "`%s` has a field `%s`".formatted(name, Printable.line(field, SHOWN)));
      }
    }
    reader.endObject();
    if (typeName == null || shape == null || range == null) {
      throw incomplete(name);
    }
    ElementType type = ElementType.named(typeName);
    if (type == null) {
      throw new CheckpointException(
          file,
          "`%s` has elements of type %s; known are F32, F64, F16, BF16, I64, I32, U8, BOOL"
              .formatted(name, Printable.line(typeName, SHOWN)));
    }
    return entry(name, type, shape, range);
  }

  private TensorEntry entry(String name, ElementType type, long[] shape, long[] range) {
    if (range.length != 2) {
      throw malformed(name, "data_offsets");
    }
    long start = range[0];
    long end = range[1];
    if (start > end || end > available) {
      throw new CheckpointException(
          file,
          "`%s` is at bytes %d to %d, but the file has %d after its header"
              .formatted(name, start, end, available));
    }
    if (product(name, shape, type) != end - start) {
      throw new CheckpointException(
          file,
          "`%s` has shape %s of %s but %d bytes"
              .formatted(name, new Shape(shape), type, end - start));
    }
    return new TensorEntry(name, type, new Shape(shape), start, end);
  }

  private CheckpointException incomplete(String name) {
    return new CheckpointException(
        file, "`" + name + "` lacks its dtype, its shape or its data_offsets");
  }

  private CheckpointException malformed(String name, String field) {
    return new CheckpointException(file, "`" + name + "` has malformed " + field);
  }

  private String text(String name, JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.STRING) {
      throw malformed(name, "dtype");
    }
    return reader.nextString();
  }

  /** A list of at most so many whole numbers from 0. */
  private long[] numbers(String name, String field, int most, JsonReader reader)
      throws IOException {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      throw malformed(name, field);
    }
    long[] numbers = new long[most];
    int count = 0;
    reader.beginArray();
    while (reader.hasNext()) {
      if (count == most) {
        throw malformed(name, field);
      }
      numbers[count] = whole(name, reader);
      count++;
    }
    reader.endArray();
    return Arrays.copyOf(numbers, count);
  }

  private long whole(String name, JsonReader reader) throws IOException {
    boolean number = reader.peek() == JsonToken.NUMBER;
    if (!number && reader.peek() != JsonToken.STRING) {
      throw new CheckpointException(file, "`" + name + "` has a size that is not an integer");
    }
    String text = reader.nextString();
    try {
      long value = Long.parseLong(number ? text : "");
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new CheckpointException(
          file,
          "`%s` has a size that is not an integer: %s"
              .formatted(name, Printable.line(text, SHOWN)),
          e);
    }
    throw new CheckpointException(file, "`" + name + "` has a negative size: " + text);
  }

  private long product(String name, long[] shape, ElementType type) {
    try {
      long bytes = type.bytes();
      for (long axis : shape) {
        bytes = Math.multiplyExact(bytes, axis);
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw new CheckpointException(file, "`" + name + "` is too large to be real", e);
    }
  }

  private void checkRanges() {
    List<TensorEntry> byPlace = new ArrayList<>(tensors.values());
    byPlace.sort(Comparator.comparingLong(TensorEntry::start).thenComparing(TensorEntry::end));
    long reached = 0;
    String before = "the header";
    for (TensorEntry entry : byPlace) {
      if (entry.start() < reached) {
        throw new CheckpointException(
            file, "`" + before + "` and `" + entry.name() + "` share bytes");
      }
      if (entry.start() > reached) {
        throw new CheckpointException(
            file, "bytes %d to %d belong to no tensor".formatted(reached, entry.start()));
      }
      reached = entry.end();
      before = entry.name();
    }
    if (reached != available) {
      throw new CheckpointException(
          file, "bytes %d to %d belong to no tensor".formatted(reached, available));
    }
  }
}
