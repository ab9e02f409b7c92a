package lacuna.compiler.diagnostic;

/** Every rule that a diagnostic can name. A page {@code explain/CODE.md} beside this class tells more about each. */
public enum Code {
  /** The text cannot be read as Lacuna here. */
  P01,
  /** A block, list or string is not closed. */
  P02,
  /** A value is missing. */
  P03,
  /** A character that the language does not use. */
  P04,
  /** A number with a unit that does not exist. */
  P05,
  /** Two settings or statements on one line. */
  P06,
  /** Too deep, too long or too many: a limit of the reader. */
  P07,

  /** A file does not exist or cannot be read. */
  L01,
  /** A file lies outside the folders that may be read. */
  L02,
  /** Files import or amend each other in a circle. */
  L03,
  /** A limit of size: files, their depth, the work they make. */
  L04,
  /** A file is of the wrong sort: a spec where a library is imported, or no experiment. */
  L05,

  /** A name that nothing here has. */
  N01,
  /** A name that several things have. */
  N02,
  /** A name declared twice. */
  N03,
  /** A setting that does not exist. */
  N04,
  /** A setting that is missing. */
  N05,

  /** A value of the wrong type. */
  T01,
  /** A value of the wrong unit. */
  T02,
  /** A component of the wrong kind. */
  T03,
  /** The wrong number of arguments, or one given twice. */
  T04,
  /** A component lacks what its kind must offer. */
  T05,
  /** A declaration that the language does not allow. */
  T06,

  /** A value outside its legal range. */
  V01,
  /** A {@code require} that does not hold. */
  V02,
  /** A run that would do nothing. */
  V04,

  /** Shapes that do not fit together. */
  S01,
  /** A size that does not divide another: cells, patches, windows. */
  S02,
  /** A result whose shape is not the declared one. */
  S03,
  /** An axis or index that does not exist. */
  S04,
  /** A reshape that changes the number of elements. */
  S05,

  /** A warning: an {@code advise} that does not hold. */
  W01,
  /** A warning: a rate without {@code per N images} at a large batch. */
  W02,
  /** A warning: a mask whose average distance to what is visible is far from what trains well. */
  W03,
  /** A warning: a setting without effect. */
  W04,
  /** A warning: a member that nothing uses. */
  W05,
  /** A warning: a size name that occurs once. */
  W06
}
