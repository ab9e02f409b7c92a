package lacuna.compiler.residual;

import java.util.List;
import java.util.Map;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A function or method as one call with given shapes leaves it.
 *
 * @param declaration the tree node that declares it; calls of one declaration are merged
 * @param instance whose method it is, or null for a function
 * @param parameters in declared order: what each was called with
 * @param result null when it gives nothing
 */
public record Residue(
    Object declaration,
    String name,
    String doc,
    Span place,
    @Nullable Instance instance,
    List<Parameter> parameters,
    @Nullable Value result,
    List<Step> body) {

  /** A parameter and the value of this call. */
  public record Parameter(String name, Value value) {}

  /** The same of another instance that is alike. */
  public Residue of(Instance other) {
    return new Residue(declaration, name, doc, place, other, parameters, result, body);
  }

  /** Two calls are one only when they are the same object. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** The values by name. */
  public Map<String, Value> values() {
    Map<String, Value> values = new java.util.LinkedHashMap<>();
    parameters.forEach(p -> values.put(p.name(), p.value()));
    return values;
  }
}
