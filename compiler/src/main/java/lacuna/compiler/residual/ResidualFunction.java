package lacuna.compiler.residual;

import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What partial evaluation leaves of a function or method for one call with given shapes. Whose
 * method it is, the receiver of the call says: equal instances may share it.
 *
 * @param place of its declaration; calls of one declaration are generalized together
 * @param parameters in declared order: what each was called with
 * @param result null when it gives nothing
 */
public record ResidualFunction(
    String name,
    String doc,
    Span place,
    List<Parameter> parameters,
    @Nullable Value result,
    List<Step> body) {

  /** A parameter and the value of this call. */
  public record Parameter(String name, Value value) {}

  /** Two calls are one only when they are the same object. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
