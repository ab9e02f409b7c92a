package lacuna.runtime.checkpoint;

/**
 * What stands for an object that a pickle asks for and that is no tensor, text, number or
 * collection. It only has a name: nothing of it was executed, and its contents are dropped.
 */
final class Inert {
  private final String name;

  /**
   * @param name module and class, separated by a point
   */
  Inert(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }
}
