package lacuna.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pages behind {@code lacuna explain CODE}: what a message means, an example, and how it is
 * corrected.
 */
public final class Explanations {
  private Explanations() {}

  /** The page of a code, written in either case; empty when there is no such code. */
  public static Optional<String> of(String code) {
    return Code.of(code).map(Explanations::page);
  }

  /** All codes with the first line of their page: {@code P01: ...}. */
  public static List<String> titles() {
    return Arrays.stream(Code.values())
        .map(code -> page(code).lines().findFirst().orElseThrow().substring(2))
        .toList();
  }

  private static String page(Code code) {
    try (InputStream in = Explanations.class.getResourceAsStream("explain/" + code.id() + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no page explains " + code);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the page of " + code, failure);
    }
  }
}
