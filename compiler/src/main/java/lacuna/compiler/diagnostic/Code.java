package lacuna.compiler.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule that a diagnostic can name. A page {@code explain/CODE.md} beside this class tells
 * more about each.
 */
public enum Code {
  /** The text cannot be read as Lacuna here. */
  UNEXPECTED_TEXT("P01"),
  /** A block, list or string is not closed. */
  NOT_CLOSED("P02"),
  /** A value is missing. */
  MISSING_VALUE("P03"),
  /** A character that the language does not use. */
  UNKNOWN_CHARACTER("P04"),
  /** A number with a unit that does not exist. */
  UNKNOWN_UNIT("P05"),
  /** Two settings or statements on one line. */
  TWO_ON_ONE_LINE("P06"),
  /** Too deep, too long or too many: a limit of the reader. */
  READER_LIMIT("P07"),

  /** A file does not exist or cannot be read. */
  UNREADABLE_FILE("L01"),
  /** A file lies outside the folders that may be read. */
  FILE_OUTSIDE_ROOTS("L02"),
  /** Files import or amend each other in a circle. */
  CYCLIC_FILES("L03"),
  /** A limit of size: files, their depth, the work they make. */
  SIZE_LIMIT("L04"),
  /** A file is of the wrong sort: a spec where a library is imported, or no experiment. */
  WRONG_SORT_OF_FILE("L05"),
  /** A sweep that is no grid: lists that do not fit each other, or what replaces them. */
  WRONG_SWEEP("L06"),
  /** The point of a sweep is not chosen, or does not exist. */
  NO_POINT("L07"),
  /** A package that cannot be found, or is not what it was. */
  PACKAGE("L08"),

  /** A name that nothing here has. */
  UNKNOWN_NAME("N01"),
  /** A name that several things have. */
  AMBIGUOUS_NAME("N02"),
  /** A name declared twice. */
  DUPLICATE_NAME("N03"),
  /** A setting that does not exist. */
  UNKNOWN_SETTING("N04"),
  /** A setting that is missing. */
  MISSING_SETTING("N05"),

  /** A value of the wrong type. */
  WRONG_TYPE("T01"),
  /** A value of the wrong unit. */
  WRONG_UNIT("T02"),
  /** A component of the wrong kind. */
  WRONG_KIND("T03"),
  /** The wrong number of arguments, or one given twice. */
  WRONG_ARGUMENTS("T04"),
  /** A component lacks what its kind must offer. */
  INCOMPLETE_COMPONENT("T05"),
  /** A declaration that the language does not allow. */
  ILLEGAL_DECLARATION("T06"),

  /** A value outside its legal range. */
  OUT_OF_RANGE("V01"),
  /** A {@code require} that does not hold. */
  REQUIREMENT_FAILS("V02"),
  /** A run that would do nothing. */
  NOTHING_TO_RUN("V04"),
  /** Weights that a stage takes from another and that are not those of its network. */
  WEIGHTS_DO_NOT_FIT("V05"),

  /** Shapes that do not fit together. */
  SHAPES_DIFFER("S01"),
  /** A size that does not divide another: cells, patches, windows. */
  SIZE_DOES_NOT_DIVIDE("S02"),
  /** A result whose shape is not the declared one. */
  RESULT_SHAPE_DIFFERS("S03"),
  /** An axis or index that does not exist. */
  NO_SUCH_AXIS("S04"),
  /** A reshape that changes the number of elements. */
  ELEMENT_COUNT_CHANGES("S05"),

  /** A warning: an {@code advise} that does not hold. */
  ADVICE_FAILS("W01"),
  /** A warning: a rate without {@code per N images} at a large batch. */
  RATE_WITHOUT_BATCH("W02"),
  /** A warning: a mask whose average distance to what is visible is far from what trains well. */
  DOUBTFUL_MASK("W03"),
  /** A warning: a setting without effect. */
  SETTING_WITHOUT_EFFECT("W04"),
  /** A warning: a member that nothing uses. */
  UNUSED_MEMBER("W05"),
  /** A warning: a size name that occurs once. */
  SIZE_NAMED_ONCE("W06");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /** The code as messages show it: {@code S02}. */
  public String id() {
    return id;
  }

  /** The code of that id, whatever its case; empty where there is none. */
  public static Optional<Code> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equalsIgnoreCase(id)).findFirst();
  }
}
