package lacuna.runtime.survey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lacuna.runtime.image.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * The first 128 bits of the SHA-256 of each file, by its number: files of equal bytes have equal
 * ones. Threads may set those of different numbers at once; they are asked for when all are set.
 */
final class Fingerprints {
  private static final int BLOCK = 1 << 16;

  private final long[] high;
  private final long[] low;
  private int @Nullable [] sorted;

  Fingerprints(int count) {
    high = new long[count];
    low = new long[count];
  }

  /**
   * Reads a file.
   *
   * @param sum to which its bytes are added
   * @return its first bytes, as {@link ImageFormat#of} takes them
   */
  ByteBuffer set(int number, Path file, LongAdder sum) throws IOException {
    byte[] block = new byte[BLOCK];
    byte[] start = new byte[0];
    MessageDigest digest = sha256();
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int read = bytes.read(block); read > 0; read = bytes.read(block)) {
        if (start.length == 0) {
          start = Arrays.copyOf(block, Math.min(read, ImageFormat.BYTES));
        }
        digest.update(block, 0, read);
        sum.add(read);
      }
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    high[number] = hash.getLong();
    low[number] = hash.getLong() | 1; // 0 is that of no file
    return ByteBuffer.wrap(start);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Files that have the bytes of one before them.
   *
   * @param name of a file by its number
   */
  Found repeated(IntFunction<String> name) {
    Named found = new Named();
    int[] order = order();
    for (int i = 1; i < order.length; i++) {
      int first = i - 1;
      while (i < order.length && compare(this, order[first], order[i]) == 0) {
        found.add(order[i], "%s = %s".formatted(name.apply(order[first]), name.apply(order[i])));
        i++;
      }
    }
    return found.found();
  }

  /**
   * Files that have the bytes of one of others.
   *
   * @param name of a file by its number, and of one of the others
   */
  Found shared(
      Fingerprints others, IntFunction<String> name, IntFunction<String> nameOfOther) {
    Named found = new Named();
    int[] mine = order();
    int[] theirs = others.order();
    int at = 0;
    for (int number : mine) {
      while (at < theirs.length && others.compareWith(theirs[at], this, number) < 0) {
        at++;
      }
      if (at < theirs.length && others.compareWith(theirs[at], this, number) == 0) {
        found.add(
            number, "%s = %s".formatted(name.apply(number), nameOfOther.apply(theirs[at])));
      }
    }
    return found.found();
  }

  /** The numbers of all files that were read, by their fingerprints and then by number. */
  private int[] order() {
    int[] known = sorted;
    if (known == null) {
      Comparator<Integer> byBits = (a, b) -> compare(this, a, b);
      known =
          IntStream.range(0, high.length)
              .filter(i -> low[i] != 0)
              .boxed()
              .sorted(byBits.thenComparing(Comparator.naturalOrder()))
              .mapToInt(Integer::intValue)
              .toArray();
      sorted = known;
    }
    return known;
  }

  private static int compare(Fingerprints all, int a, int b) {
    return all.compareWith(a, all, b);
  }

  private int compareWith(int mine, Fingerprints others, int other) {
    int first = Long.compare(high[mine], others.high[other]);
    return first != 0 ? first : Long.compare(low[mine], others.low[other]);
  }
}
