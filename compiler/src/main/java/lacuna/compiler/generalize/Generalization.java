package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A generalization of some terms, to be made where some names are bound already. Generalizations
 * are put together in the order in which they bind names; the first mismatch ends them all.
 */
@FunctionalInterface
interface Generalization<T> {

  /** Makes it. */
  Generalized<T> in(CodeBindings bindings);

  /** A term that needs nothing. */
  static <T> Generalization<T> of(T term) {
    return bindings -> new Generalized.Common<>(term, bindings);
  }

  /** There is none. */
  static <T> Generalization<T> mismatch(String reason) {
    return bindings -> new GeneralizationMismatch<>(reason);
  }

  /** One that hangs on what is bound already. */
  static <T> Generalization<T> given(Function<CodeBindings, Generalization<T>> choice) {
    return bindings -> choice.apply(bindings).in(bindings);
  }

  /** Each after the one before it. */
  static <T> Generalization<List<T>> all(List<Generalization<T>> each) {
    return bindings -> {
      Generalized<List<T>> terms = new Generalized.Common<>(List.of(), bindings);
      for (Generalization<T> next : each) {
        terms =
            terms.then(
                before -> next.in(before.bindings()).then(common -> append(before, common)));
      }
      return terms;
    };
  }

  private static <T> Generalized<List<T>> append(
      Generalized.Common<List<T>> before, Generalized.Common<T> common) {
    List<T> terms = new ArrayList<>(before.value());
    terms.add(common.value());
    return new Generalized.Common<>(terms, common.bindings());
  }

  /** This one, then another that uses its term. */
  default <U> Generalization<U> then(Function<? super T, Generalization<U>> next) {
    return bindings ->
        in(bindings).then(common -> next.apply(common.value()).in(common.bindings()));
  }

  /** The same with another term. */
  default <U> Generalization<U> map(Function<? super T, ? extends U> change) {
    return then(term -> of(change.apply(term)));
  }

  /** The same with another term, which takes what is bound now. */
  default <U> Generalization<U> close(BiFunction<? super T, CodeBindings, ? extends U> change) {
    return bindings ->
        in(bindings)
            .then(
                common ->
                    new Generalized.Common<>(
                        change.apply(common.value(), common.bindings()), common.bindings()));
  }

  /** The same, after which something is bound besides. */
  default Generalization<T> binding(UnaryOperator<CodeBindings> change) {
    return bindings ->
        in(bindings)
            .then(
                common ->
                    new Generalized.Common<>(common.value(), change.apply(common.bindings())));
  }
}
