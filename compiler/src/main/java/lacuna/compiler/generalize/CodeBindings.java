package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What the names of generalized code stand for.
 *
 * @param parameters the constructor's, in the order in which they were needed
 * @param constants those of the class, in the same order
 * @param decisions the branches that instances take differently
 * @param functions the declarations of the functions that are called, in order
 * @param lets the constants that the method or function names
 * @param letsRead those of them that its code reads
 * @param parametersRead the parameters of the method or function, other than tensors, that its code
 *     reads
 */
record CodeBindings(
    Map<String, ConstructorParameter> parameters,
    Map<String, ClassPlan.Constant> constants,
    List<Decision> decisions,
    Set<Span> functions,
    Map<String, List<Occurrence>> lets,
    Set<String> letsRead,
    Set<String> parametersRead) {

  /** Nothing yet. */
  static final CodeBindings NONE =
      new CodeBindings(Map.of(), Map.of(), List.of(), Set.of(), Map.of(), Set.of(), Set.of());

  /** A branch: which side each instance takes, null where it does not come to it. */
  record Decision(List<@Nullable Boolean> outcomes, Code condition) {}

  /** At the beginning of another method, nothing of the one before is known. */
  CodeBindings inMethod() {
    return new CodeBindings(
        parameters, constants, decisions, functions, Map.of(), Set.of(), Set.of());
  }

  /** With a parameter of the constructor, or another meaning of one. */
  CodeBindings parameter(String name, ConstructorParameter parameter) {
    return new CodeBindings(
        with(parameters, name, parameter),
        constants,
        decisions,
        functions,
        lets,
        letsRead,
        parametersRead);
  }

  /** With a constant of the class. */
  CodeBindings constant(ClassPlan.Constant constant) {
    return new CodeBindings(
        parameters,
        with(constants, constant.name(), constant),
        decisions,
        functions,
        lets,
        letsRead,
        parametersRead);
  }

  /** With a decision. */
  CodeBindings decision(Decision decision) {
    List<Decision> more = new ArrayList<>(decisions);
    more.add(decision);
    return new CodeBindings(
        parameters, constants, more, functions, lets, letsRead, parametersRead);
  }

  /** With the call of a function. */
  CodeBindings call(Span declaration) {
    return new CodeBindings(
        parameters,
        constants,
        decisions,
        with(functions, declaration),
        lets,
        letsRead,
        parametersRead);
  }

  /** With a constant that the method or function names. */
  CodeBindings let(String name, List<Occurrence> all) {
    return new CodeBindings(
        parameters,
        constants,
        decisions,
        functions,
        with(lets, name, all),
        letsRead,
        parametersRead);
  }

  /** With the reading of such a constant. */
  CodeBindings letRead(String name) {
    return new CodeBindings(
        parameters, constants, decisions, functions, lets, with(letsRead, name), parametersRead);
  }

  /** With the reading of a parameter of the method or function. */
  CodeBindings parameterRead(String name) {
    return new CodeBindings(
        parameters, constants, decisions, functions, lets, letsRead, with(parametersRead, name));
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return Collections.unmodifiableMap(more);
  }

  private static <T> Set<T> with(Set<T> set, T element) {
    if (set.contains(element)) {
      return set;
    }
    Set<T> more = new LinkedHashSet<>(set);
    more.add(element);
    return Collections.unmodifiableSet(more);
  }
}
