package lacuna.runtime.tensor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a failure for want of memory from others: the engine has no error of its own for it. */
public final class OutOfMemory {
  /** As libtorch's allocators of the CPU, of CUDA, and of memory for CUDA's copies word it. */
  private static final List<String> WORDS =
      List.of(
          "CUDA out of memory",
          "DefaultCPUAllocator:",
          "CUDA error: out of memory",
          "CUBLAS_STATUS_ALLOC_FAILED",
          "std::bad_alloc");

  private static final Pattern TRIED =
      Pattern.compile("[Tt]ried to allocate ([0-9.]+) (bytes|[KMGT]iB)");

  private OutOfMemory() {}

  /**
   * What a failure says that there was no memory for: {@code 38.1 GiB}, or {@code more} where it does
   * not say. Empty where it failed for another reason.
   */
  public static Optional<String> wanted(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      String message = String.valueOf(at.getMessage());
      if (at instanceof OutOfMemoryError || WORDS.stream().anyMatch(message::contains)) {
        Matcher tried = TRIED.matcher(message);
        return Optional.of(tried.find() ? amount(tried.group(1), tried.group(2)) : "more");
      }
    }
    return Optional.empty();
  }

  private static String amount(String number, String unit) {
    return unit.equals("bytes")
        ? "%.1f GB".formatted(Double.parseDouble(number) / 1e9)
        : number + " " + unit;
  }
}
