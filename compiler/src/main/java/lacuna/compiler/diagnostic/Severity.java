package lacuna.compiler.diagnostic;

/** How bad a diagnostic is. Only errors stop the compiler. */
public enum Severity {
  ERROR,
  WARNING
}
