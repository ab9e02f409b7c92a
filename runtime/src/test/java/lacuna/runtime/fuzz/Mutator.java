package lacuna.runtime.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of known ones by small damages; equal seeds make equal inputs. */
final class Mutator {
  private static final List<String> TOKENS =
      List.of(
          "null", "NaN", "-1", "0", "1e999", "9223372036854775807", "2147483648", "[]", "{}", "\"\"",
          "true", "[[[[[[[[", "\u0000", "\u001b[2J", "\u202e", "\"\\ud800\"", "\n", ",", ":", "}", "h\0",
          "q\0", "(", "t", "R", "]", "0.5", "-0.0");
  private static final int MOST_CHANGES = 5;
  private static final int LONGEST = 1 << 16;

  private final Random random;
  private final List<byte[]> corpus;

  Mutator(long seed, List<byte[]> corpus) {
    random = new Random(seed);
    this.corpus = corpus;
  }

  /** The next input. */
  byte[] next() {
    byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && input.length > 0; i++) {
      input = changed(input);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length);
    int end = Math.min(input.length, at + 1 + random.nextInt(16));
    switch (random.nextInt(8)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> input[at] = (byte) random.nextInt(256);
      case 2 -> Arrays.fill(input, at, end, (byte) (random.nextBoolean() ? 0 : -1));
      case 3 -> {
        return Arrays.copyOf(input, at);
      }
      case 4 -> {
        return joined(input, at, new byte[0], end);
      }
      case 5 -> {
        return joined(input, end, Arrays.copyOfRange(input, at, end), end);
      }
      case 6 -> {
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        int rest = random.nextBoolean() ? at : end;
        return joined(input, at, token.getBytes(StandardCharsets.UTF_8), rest);
      }
      default -> {
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return joined(input, at, Arrays.copyOfRange(other, from, other.length), input.length);
      }
    }
    return input;
  }

  /** The input up to a place, something, and the input from another place on. */
  private static byte[] joined(byte[] input, int start, byte[] middle, int rest) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(input, 0, start);
    whole.writeBytes(middle);
    whole.write(input, rest, input.length - rest);
    return whole.toByteArray();
  }
}
