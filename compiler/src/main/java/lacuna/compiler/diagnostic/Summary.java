package lacuna.compiler.diagnostic;

import java.util.List;

/** How many messages of which severity there are, in words. */
public final class Summary {
  private Summary() {}

  /**
   * {@code 3 errors, 1 warning}; what there is none of is left out, and {@code no errors} stands
   * for nothing at all.
   */
  public static String of(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    String counted = counted(errors, "error");
    String warnings = counted(diagnostics.size() - errors, "warning");
    if (counted.isEmpty() && warnings.isEmpty()) {
      return "no errors";
    }
    return counted + (counted.isEmpty() || warnings.isEmpty() ? "" : ", ") + warnings;
  }

  private static String counted(long count, String word) {
    return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
  }
}
