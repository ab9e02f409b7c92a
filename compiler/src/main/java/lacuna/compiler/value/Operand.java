package lacuna.compiler.value;

/**
 * An operand of a rule, or one part of it: what a result or a mismatch comes from.
 *
 * @param index which operand, counted from 0 as the rule's parameters stand
 * @param part an axis of a tensor, a size of a shape or an element of a list; {@link #WHOLE} for
 *     the operand itself
 */
public record Operand(int index, int part) {
  /** The part of an operand as a whole. */
  public static final int WHOLE = -1;

  /** An operand as a whole. */
  public static Operand whole(int index) {
    return new Operand(index, WHOLE);
  }

  /** Whether it is an operand as a whole. */
  public boolean isWhole() {
    return part == WHOLE;
  }
}
