package lacuna.compiler.elaborate;

import lacuna.compiler.residual.Node;
import org.jspecify.annotations.Nullable;

/**
 * A member of an instance that was worked out.
 *
 * @param value what its name stands for
 * @param constant of a parameter or constant how it was computed; null of others
 * @param part of a tensor, part or list of parts what an instance holds if a step uses it
 */
record ElaboratedMember(
    TracedValue value, @Nullable Node constant, @Nullable PartTemplate part) {

  /** A parameter or constant. */
  static ElaboratedMember constant(TracedValue value, Node computed) {
    return new ElaboratedMember(value, computed, null);
  }

  /** A tensor, part or list of parts. */
  static ElaboratedMember part(TracedValue value, PartTemplate part) {
    return new ElaboratedMember(value, null, part);
  }

  /** A member that has a message. */
  static ElaboratedMember unknown() {
    return new ElaboratedMember(TracedValue.UNKNOWN, null, null);
  }
}
