package lacuna.compiler.plan;

/** What a piece of code gives. */
public enum ValueType {
  INT,
  REAL,
  BOOL,
  STRING,
  INT_LIST,
  REAL_LIST,
  BOOL_LIST,
  STRING_LIST,
  TENSOR,
  TENSOR_LIST,
  /** Something that only the runtime understands: a size, a rate, an initializer, an optimizer. */
  OBJECT
}
