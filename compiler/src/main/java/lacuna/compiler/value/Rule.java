package lacuna.compiler.value;

/** The rules that a {@link Mismatch} names; each is a diagnostic's code of the same name. */
public enum Rule {
  /** A value is of the wrong type. */
  WRONG_TYPE,
  /** A value is of the wrong unit. */
  WRONG_UNIT,
  /** A word is none of those that are allowed. */
  UNKNOWN_NAME,
  /** A value lies outside its legal range. */
  OUT_OF_RANGE,
  /**
   * A size does not divide another. Unlike the others, this is a condition that a setting breaks
   * rather than values that do not fit where they meet.
   */
  SIZE_DOES_NOT_DIVIDE,
  /** Shapes do not fit together. */
  SHAPES_DIFFER,
  /** A result's shape is not the declared one. */
  RESULT_SHAPE_DIFFERS,
  /** An axis or an element does not exist. */
  NO_SUCH_AXIS
}
