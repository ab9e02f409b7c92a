package lacuna.compiler.load;

import lacuna.compiler.diagnostic.Code;

/** An archive or a package that specs cannot be read from; the words are for the user. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final String why;
  private final String help;

  /**
   * An exception.
   *
   * @param code of the message
   * @param title what is wrong
   * @param why with the values
   * @param help what to do
   */
  public ArchiveException(Code code, String title, String why, String help) {
    super(title);
    this.code = code;
    this.why = why;
    this.help = help;
  }

  /** The code of the message. */
  public Code code() {
    return code;
  }

  /** Why, with the values. */
  public String why() {
    return why;
  }

  /** What to do. */
  public String help() {
    return help;
  }
}
