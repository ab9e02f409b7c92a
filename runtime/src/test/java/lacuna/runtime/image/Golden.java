package lacuna.runtime.image;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lacuna.runtime.checkpoint.SafetensorsReader;

/** Files under golden/, which others' programs have made. */
public final class Golden {
  private Golden() {}

  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/" + name)).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static JsonObject json(String name) {
    try {
      return JsonParser.parseString(Files.readString(path(name))).getAsJsonObject();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static Image image(String name) {
    try {
      return ImageReader.read(bytes("images/" + name));
    } catch (BrokenImageException failure) {
      throw new IllegalStateException(name, failure);
    }
  }

  public static float[] floats(String file, String tensor) {
    try (SafetensorsReader reader = SafetensorsReader.open(path(file))) {
      ByteBuffer bytes = reader.bytes(tensor);
      float[] values = new float[bytes.remaining() / 4];
      bytes.asFloatBuffer().get(values);
      return values;
    }
  }

  public static long[] longs(String file, String tensor) {
    try (SafetensorsReader reader = SafetensorsReader.open(path(file))) {
      ByteBuffer bytes = reader.bytes(tensor);
      long[] values = new long[bytes.remaining() / 8];
      bytes.asLongBuffer().get(values);
      return values;
    }
  }
}
