package lacuna.compiler.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;

/**
 * The axes of a shape in another order or with one of them changed; each of {@code T} stands for an
 * axis. Empty where there is no such axis.
 */
final class Rearrangement {
  private Rearrangement() {}

  /** Without an axis. */
  static <T> Optional<List<T>> without(List<T> axes, Value at) {
    int axis = Elements.index(at, axes.size());
    return axis < 0 ? Optional.empty() : changed(axes, list -> list.remove(axis));
  }

  /** With another axis in place of one. */
  static <T> Optional<List<T>> replaced(List<T> axes, Value at, T by) {
    int axis = Elements.index(at, axes.size());
    return axis < 0 ? Optional.empty() : changed(axes, list -> list.set(axis, by));
  }

  /** With two axes swapped. */
  static <T> Optional<List<T>> swapped(List<T> axes, Value a, Value b) {
    int first = Elements.index(a, axes.size());
    int second = Elements.index(b, axes.size());
    return first < 0 || second < 0
        ? Optional.empty()
        : changed(axes, list -> Collections.swap(list, first, second));
  }

  private static <T> Optional<List<T>> changed(List<T> axes, Consumer<List<T>> change) {
    List<T> list = new ArrayList<>(axes);
    change.accept(list);
    return Optional.of(list);
  }
}
