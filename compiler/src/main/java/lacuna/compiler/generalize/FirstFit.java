package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Groups what can be generalized together: all, or else each joins the first group it fits. */
final class FirstFit {
  private FirstFit() {}

  /** What becomes of each group. */
  static <T, R> List<R> group(List<T> all, Function<List<T>, Generalized<R>> generalize) {
    Optional<R> one = generalize.apply(all).term();
    if (one.isPresent()) {
      return List.of(one.get());
    }
    List<Group<T, R>> groups = new ArrayList<>();
    for (T each : all) {
      join(each, groups, generalize);
    }
    return groups.stream().map(Group::result).toList();
  }

  private record Group<T, R>(List<T> members, R result) {}

  private static <T, R> void join(
      T newcomer, List<Group<T, R>> groups, Function<List<T>, Generalized<R>> generalize) {
    for (int i = 0; i < groups.size(); i++) {
      List<T> larger = new ArrayList<>(groups.get(i).members());
      larger.add(newcomer);
      Optional<R> result = generalize.apply(larger).term();
      if (result.isPresent()) {
        groups.set(i, new Group<>(larger, result.get()));
        return;
      }
    }
    List<T> alone = List.of(newcomer);
    groups.add(new Group<>(alone, generalize.apply(alone).orElseThrow()));
  }
}
