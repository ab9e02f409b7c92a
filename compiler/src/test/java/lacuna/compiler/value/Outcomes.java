package lacuna.compiler.value;

/** What tests expect a result to be. */
public final class Outcomes {
  private Outcomes() {}

  /** The value; fails with the title of the mismatch where there is none. */
  public static <T> T value(Result<T> result) {
    return result.fold(
        value -> value,
        mismatch -> {
          throw new AssertionError(mismatch.title());
        });
  }

  /** The mismatch; fails with the value where there is one. */
  public static Mismatch mismatch(Result<?> result) {
    return result.fold(
        value -> {
          throw new AssertionError(value.toString());
        },
        mismatch -> mismatch);
  }

  /** The title of the mismatch. */
  public static String title(Result<?> result) {
    return mismatch(result).title();
  }
}
