package lacuna.compiler.lower;

import static java.util.stream.Collectors.joining;
import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;

/** What can be wrong with a program as a whole. */
final class LowerErrors {
  private LowerErrors() {}

  /** A method of Java has a largest size. */
  static Diagnostic methodTooLarge(String name, Span place, int bytes) {
    return tooLarge("the code of `%s` is too long for a method of Java".formatted(name), place)
        .note(
            "with its loops and lists written out it takes up to %,d KB of at most 63"
                .formatted(bytes >> 10));
  }

  /** A class of Java has a largest number of constants. */
  static Diagnostic classTooLarge(String name, Span place) {
    return tooLarge("the code of `%s` is too long for a class of Java".formatted(name), place);
  }

  /** All functions become one class. */
  static Diagnostic tooManyFunctions(Span place) {
    return tooLarge("the functions of this experiment are too long for a class of Java", place)
        .note("the limit is reached here");
  }

  private static Diagnostic tooLarge(String title, Span place) {
    return error(Code.SIZE_LIMIT, title)
        .at(place)
        .help("make its loops and lists shorter, or move parts of it to layers of their own");
  }

  /**
   * What a stage takes from another does not fit its network.
   *
   * @param notes what does not fit, and what does
   * @param differences settings that the two have and that differ
   */
  static Diagnostic weightsDoNotFit(
      String before,
      String stage,
      Span from,
      List<String> notes,
      List<String> differences,
      List<String> alsoToSet) {
    Draft draft =
        error(
                Code.WEIGHTS_DO_NOT_FIT,
                "the weights of `%s` do not fit `%s`, which takes them by `from`"
                    .formatted(before, stage))
            .at(from);
    for (String note : notes) {
      draft = draft.note(note);
    }
    if (!alsoToSet.isEmpty()) {
      return draft.help(
          "set it for both stages: "
              + alsoToSet.stream().map("`--set %s` as well"::formatted).collect(joining(", ")));
    }
    return draft.help(
        differences.isEmpty()
            ? "give both stages the same network, or leave tensors out by `ignore_keys`"
            : "give both the same: " + String.join(", ", differences));
  }

  /**
   * {@code freeze} names a part that the network does not have.
   *
   * @param known the names that it has, the outer ones before what is in them
   */
  static Diagnostic nothingToFreeze(String name, Span freeze, String stage, Set<String> known) {
    String near = Suggestions.question(name, known);
    String outer =
        known.stream()
            .filter(part -> part.chars().filter(c -> c == '.').count() <= 1)
            .map("`%s`"::formatted)
            .limit(12)
            .collect(joining(", "));
    return error(
            Code.UNKNOWN_NAME, "the network of `%s` has no part `%s`".formatted(stage, name))
        .at(freeze)
        .help(near.isEmpty() ? "it has " + outer : near);
  }

  /** An optimizer needs something to change. */
  static Diagnostic everythingFrozen(String stage, Span freeze) {
    return error(Code.NOTHING_TO_RUN, "everything that `%s` trains is frozen".formatted(stage))
        .at(freeze)
        .help("leave a part of the network out of `freeze`, such as its head");
  }

  /** What a component keeps exists before any batch. */
  static Diagnostic batchInMember(String name, Span place) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "a `param` or `buffer` of `%s` is computed from `batch`".formatted(name))
        .at(place)
        .note("it is made once, before there are batches")
        .help("compute what depends on the batch in a function");
  }

  /** A method or constructor of the generated code has a largest number of parameters. */
  static Diagnostic tooManyParameters(String name, Span place, int count, int limit) {
    return error(Code.SIZE_LIMIT, "`%s` takes too many values for Java".formatted(name))
        .at(place)
        .note("%,d of at most %,d differ from use to use".formatted(count, limit))
        .help("give some of them as a list");
  }
}
