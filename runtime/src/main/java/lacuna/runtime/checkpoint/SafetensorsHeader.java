package lacuna.runtime.checkpoint;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checked header of a safetensors file: every range lies in the file, and none overlap. */
final class SafetensorsHeader {
  private static final String METADATA = "__metadata__";
  private static final int MOST_AXES = 64;

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
  static SafetensorsHeader parse(Path file, String text, long available) {
    SafetensorsHeader header = new SafetensorsHeader(file, available);
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      header.read(reader);
    } catch (IOException | JsonParseException | IllegalStateException e) {
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
    Gson gson = new Gson();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals(METADATA)) {
        readMetadata(reader);
      } else {
        JsonElement value = gson.getAdapter(JsonElement.class).read(reader);
        if (tensors.put(name, entry(name, value)) != null) {
          throw new CheckpointException(file, "the header names `" + name + "` twice");
        }
      }
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new CheckpointException(file, "the header goes on after its end");
    }
  }

  private void readMetadata(JsonReader reader) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (reader.peek() != JsonToken.STRING) {
        throw new CheckpointException(file, "the metadata `" + name + "` is not a string");
      }
      metadata.put(name, reader.nextString());
    }
    reader.endObject();
  }

  private TensorEntry entry(String name, JsonElement value) {
    if (!(value instanceof JsonObject object)
        || !(object.get("shape") instanceof JsonArray axes)
        || !(object.get("data_offsets") instanceof JsonArray offsets)
        || !object.has("dtype")
        || !object.get("dtype").isJsonPrimitive()) {
      throw new CheckpointException(
          file, "`" + name + "` lacks its dtype, its shape or its data_offsets");
    }
    String typeName = object.get("dtype").getAsString();
    ElementType type = ElementType.named(typeName);
    if (type == null) {
      throw new CheckpointException(
          file,
          "`%s` has elements of type %s; known are F32, F64, F16, BF16, I64, I32, U8, BOOL"
              .formatted(name, typeName));
    }
    if (offsets.size() != 2 || axes.size() > MOST_AXES) {
      throw new CheckpointException(file, "`" + name + "` has malformed data_offsets or shape");
    }
    long[] shape = new long[axes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = whole(name, axes.get(i));
    }
    long start = whole(name, offsets.get(0));
    long end = whole(name, offsets.get(1));
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

  private long whole(String name, JsonElement number) {
    try {
      long value = number.getAsBigDecimal().longValueExact();
      if (value >= 0) {
        return value;
      }
    } catch (ArithmeticException
        | NumberFormatException
        | UnsupportedOperationException
        | IllegalStateException e) {
      throw new CheckpointException(
          file, "`" + name + "` has a size that is not an integer: " + number, e);
    }
    throw new CheckpointException(file, "`" + name + "` has a negative size: " + number);
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
