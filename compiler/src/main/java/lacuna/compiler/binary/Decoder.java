package lacuna.compiler.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoder} wrote. */
final class Decoder {
  private final byte[] bytes;
  private int position;
  private int last;

  /** By their number; the first stands for null. */
  private final @Nullable String[] texts;

  Decoder(byte[] bytes) {
    this.bytes = bytes;
    this.texts = new @Nullable String[count() + 1];
    int[] lengths = new int[texts.length];
    for (int i = 1; i < lengths.length; i++) {
      lengths[i] = count();
    }
    int size = count();
    String all = new String(bytes, position, size, StandardCharsets.UTF_8);
    position += size;
    int start = 0;
    for (int i = 1; i < lengths.length; i++) {
      texts[i] = all.substring(start, start + lengths[i]);
      start += lengths[i];
    }
  }

  long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[position++];
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  int count() {
    return (int) number();
  }

  long signed() {
    long number = number();
    return number >>> 1 ^ -(number & 1);
  }

  boolean flag() {
    return bytes[position++] != 0;
  }

  double decimal() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | bytes[position++] & 0xFF;
    }
    return Double.longBitsToDouble(bits);
  }

  @Nullable String optionalText() {
    return texts[count()];
  }

  String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalStateException("the bytes are not those of a tree");
    }
    return text;
  }

  List<String> texts() {
    return list(this::text);
  }

  List<@Nullable String> optionalTexts() {
    return list(this::optionalText);
  }

  Span span(SourceFile file) {
    last += (int) signed();
    return new Span(file, last, last + count());
  }

  <T> @Nullable T optional(Supplier<T> read) {
    return flag() ? read.get() : null;
  }

  /** A list that may hold null, as those that streams make. */
  @SuppressWarnings("unchecked") // nobody else sees the array
  <T extends @Nullable Object> List<T> list(Supplier<T> read) {
    int size = count();
    if (size == 0) {
      return List.of();
    }
    T[] all = (T[]) new Object[size];
    for (int i = 0; i < size; i++) {
      all[i] = read.get();
    }
    return Collections.unmodifiableList(Arrays.asList(all));
  }
}
