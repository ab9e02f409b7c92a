package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Groups what can be generalized together: all, or else each joins the first group it fits. Of what
 * generalizes together, any part does too.
 */
final class FirstFit<T, R> {
  private final Function<List<T>, Generalized<R>> generalize;

  private FirstFit(Function<List<T>, Generalized<R>> generalize) {
    this.generalize = generalize;
  }

  /** What becomes of each group. */
  static <T, R> List<R> group(List<T> all, Function<List<T>, Generalized<R>> generalize) {
    Optional<R> one = generalize.apply(all).term();
    return one.isPresent() ? List.of(one.get()) : new FirstFit<>(generalize).groups(all);
  }

  /** A group, and what does not fit it. */
  private record Split<T, R>(R result, List<T> others) {}

  private List<R> groups(List<T> all) {
    List<R> groups = new ArrayList<>();
    List<T> rest = all;
    while (!rest.isEmpty()) {
      Split<T, R> split = first(rest);
      groups.add(split.result);
      rest = split.others;
    }
    return groups;
  }

  /** The group of the first: all that fit it alone, if they fit one another too. */
  private Split<T, R> first(List<T> all) {
    List<T> like = new ArrayList<>(all.subList(0, 1));
    List<T> others = new ArrayList<>();
    for (T each : all.subList(1, all.size())) {
      boolean fits = generalize.apply(List.of(all.get(0), each)).term().isPresent();
      (fits ? like : others).add(each);
    }
    Optional<R> together = generalize.apply(like).term();
    return together.isPresent() ? new Split<>(together.get(), others) : grown(all);
  }

  /** The group of the first, to which the others are added one at a time. */
  private Split<T, R> grown(List<T> all) {
    List<T> members = all.subList(0, 1);
    List<T> others = new ArrayList<>();
    R result = generalize.apply(members).orElseThrow();
    for (T each : all.subList(1, all.size())) {
      List<T> larger = new ArrayList<>(members);
      larger.add(each);
      Optional<R> fitting = generalize.apply(larger).term();
      if (fitting.isPresent()) {
        members = larger;
        result = fitting.get();
      } else {
        others.add(each);
      }
    }
    return new Split<>(result, others);
  }
}
