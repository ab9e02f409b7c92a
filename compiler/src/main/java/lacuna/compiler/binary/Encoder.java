package lacuna.compiler.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers, small ones in one byte, and texts, each once: they stand before all else, their
 * lengths first.
 */
final class Encoder {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Where the span before starts. */
  private int last;

  /** Seven bits a byte, the lowest first; the eighth is set where more follow. */
  private static void number(long number, ByteArrayOutputStream out) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** A number from zero on. */
  Encoder number(long number) {
    number(number, body);
    return this;
  }

  /** A number that may be below zero: its sign is the lowest bit. */
  Encoder signed(long number) {
    return number(number << 1 ^ number >> 63);
  }

  Encoder flag(boolean flag) {
    return number(flag ? 1 : 0);
  }

  Encoder decimal(double number) {
    long bits = Double.doubleToLongBits(number);
    for (int shift = 56; shift >= 0; shift -= 8) {
      body.write((int) (bits >>> shift));
    }
    return this;
  }

  Encoder choice(Enum<?> choice) {
    return number(choice.ordinal());
  }

  /** A text by its place among all, counted from 1; 0 stands for null. */
  Encoder text(@Nullable String text) {
    return number(text == null ? 0 : texts.computeIfAbsent(text, t -> texts.size() + 1));
  }

  Encoder texts(List<? extends @Nullable String> texts) {
    return list(texts, this::text);
  }

  /** A place in the file that is written; the next one mostly is close to it. */
  Encoder span(Span span) {
    signed(span.start() - last);
    last = span.start();
    return number(span.end() - span.start());
  }

  /** What another writes. */
  <T> Encoder put(T value, Consumer<T> write) {
    write.accept(value);
    return this;
  }

  <T> Encoder optional(@Nullable T value, Consumer<T> write) {
    return value == null ? flag(false) : flag(true).put(value, write);
  }

  <T extends @Nullable Object> Encoder list(List<T> all, Consumer<T> write) {
    number(all.size());
    all.forEach(write);
    return this;
  }

  /** All that was written. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    number(texts.size(), all);
    texts.keySet().forEach(text -> number(text.length(), all));
    byte[] encoded = String.join("", texts.keySet()).getBytes(StandardCharsets.UTF_8);
    number(encoded.length, all);
    all.writeBytes(encoded);
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }
}
