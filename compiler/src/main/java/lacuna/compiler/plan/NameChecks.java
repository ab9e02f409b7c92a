package lacuna.compiler.plan;

/** Checks the names that records of the plan are made with. */
final class NameChecks {
  private NameChecks() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it is blank
   */
  static String required(String name, String what) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " has no name");
    }
    return name;
  }
}
