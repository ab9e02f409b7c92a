package lacuna.compiler.symbols;

import java.util.Objects;
import lacuna.compiler.source.Span;

/**
 * A name where it is declared. Two are the same when their places are.
 *
 * @param span the name alone
 * @param doc the text of the {@code ///} comments above, or empty
 * @param detail the declaration on one line, without its body
 */
public record Definition(Sort sort, String name, Span span, String doc, String detail) {

  /** What a name can be declared as. */
  public enum Sort {
    EXPERIMENT,
    STAGE,
    KIND,
    COMPONENT,
    FUNCTION,
    METHOD,
    /** Of a component or stage, which a spec sets. */
    PARAMETER,
    /** Of a function. */
    ARGUMENT,
    CONSTANT,
    TENSOR,
    LAYER,
    LOCAL,
    /** An axis of a tensor in a function's parameters. */
    SIZE,
    /** One of the words of a setting. */
    WORD
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Definition that
        && span.start() == that.span.start()
        && span.file().path().equals(that.span.file().path())
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(span.start(), name);
  }
}
