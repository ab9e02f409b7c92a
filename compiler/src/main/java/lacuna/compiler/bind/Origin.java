package lacuna.compiler.bind;

import java.util.Objects;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/**
 * Where a value was written. Two origins are the same when their places are.
 *
 * @param owner the kind of the component that it is an argument of, or of a layer its name; empty
 *     for a setting of the stage
 * @param name what it is called there: {@code cell}, {@code image}
 * @param user whether it stands in a user's file, so that the user can change it
 */
public record Origin(Span span, String owner, String name, boolean user, Value value) {

  /** {@code the encoder's `patch`}; of a setting of the stage {@code `image`}. */
  public String description() {
    return (owner.isEmpty() ? "" : "the " + owner + "'s ") + "`" + name + "`";
  }

  /** The name as one says it: {@code batch size}. */
  public String spoken() {
    return name.replace('_', ' ');
  }

  /** Several of them: {@code patches}. */
  public String plural() {
    boolean hissing = name.endsWith("s") || name.endsWith("x") || name.endsWith("ch");
    return name.endsWith("s") && !name.endsWith("ss")
        ? spoken()
        : spoken() + (hissing ? "es" : "s");
  }

  /** Whether it is a component, which rarely is the one to change itself. */
  public boolean component() {
    return value instanceof Value.Component;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin origin && span.equals(origin.span) && name.equals(origin.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(span.start(), span.end(), name);
  }
}
