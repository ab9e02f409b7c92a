package lacuna.compiler.value;

import java.util.List;

/** The type of a parameter that takes one of some words: {@code masked | everything}. */
public record WordType(List<String> words) {
  public WordType {
    words = List.copyOf(words);
  }

  /**
   * The value, if it is one of the words; whoever knows how to spell adds what may have been meant.
   *
   * @param what takes it: a name, or words such as {@code the result of `f`}
   */
  public Result<Value> fit(Value value, String what) {
    if (value instanceof Value.Word one && words.contains(one.word())) {
      return Result.ok(value);
    }
    String wanted = "one of the words " + String.join(", ", words);
    Rule rule = value instanceof Value.Word ? Rule.UNKNOWN_NAME : Rule.WRONG_TYPE;
    return Result.mismatch(
        Mismatch.takes(
            rule, what, wanted, value, "expected here: " + String.join(", ", words)));
  }
}
