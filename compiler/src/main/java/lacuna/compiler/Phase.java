package lacuna.compiler;

/** The phases of the compiler in their order, for {@code lacuna dump --phase}. */
public enum Phase {
  /** The text of the spec's own file becomes tokens. */
  TOKENS,
  /** The tokens become a tree. */
  PARSE,
  /** The files are found that the spec amends and imports. */
  LOAD,
  /** Names get their declarations, and settings their values with who decided them. */
  BIND,
  /** Components become instances, and the step is run on shapes. */
  ELABORATE,
  /** Instances that differ in constants alone become one class. */
  GENERALIZE,
  /** All that the back end knows. */
  PLAN,
  /** The plan becomes source files. */
  JAVA
}
