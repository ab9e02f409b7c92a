package lacuna.runtime.sweep;

/** What became of a point. */
enum Outcome {
  /** It has come to its end. */
  FINISHED("finished"),
  /** It had come to its end before. */
  FINISHED_BEFORE("finished already"),
  /** It made the updates that were asked for, and has more to make. */
  STEPS_DONE("stopped where --steps says"),
  /** It was asked to stop, and its state is saved. */
  STOPPED("stopped"),
  /** It could not start or go on. */
  FAILED("failed"),
  /** It was not its turn. */
  NOT_BEGUN("not begun");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** As people say it. */
  String words() {
    return words;
  }
}
