package lacuna.compiler.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.Value.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the names of declared shapes stand for in one call, so far.
 *
 * @param sizes by name, in the order in which they were met
 * @param rest what {@code ...} stands for; empty before it has met anything
 * @param elements by name: {@code T}
 */
public record Bindings(
    Map<String, Value.Int> sizes,
    Optional<List<Value.Int>> rest,
    Map<String, Element> elements) {
  /** Nothing is known yet. */
  public static final Bindings NONE = new Bindings(Map.of(), Optional.empty(), Map.of());

  private static final Map<String, Element> WORDS =
      Stream.of(Element.values()).collect(Collectors.toMap(Element::word, Function.identity()));

  /**
   * The element type that a declaration means.
   *
   * @param name after {@code of}; null where none is written
   * @return real numbers for a name that has met nothing
   */
  public Element element(@Nullable String name) {
    return name == null ? Element.REAL : WORDS.getOrDefault(name, named(name));
  }

  private Element named(String name) {
    return elements.getOrDefault(name, Element.REAL);
  }

  /** The same where a tensor of this element type is met; a new name takes it. */
  Bindings met(@Nullable String name, Element element) {
    return name == null || WORDS.containsKey(name) || elements.containsKey(name)
        ? this
        : new Bindings(sizes, rest, with(elements, name, element));
  }

  /** The same with a new name of a size. */
  Bindings size(String name, Value.Int size) {
    return new Bindings(with(sizes, name, size), rest, elements);
  }

  /** The same with other sizes for {@code ...}. */
  Bindings rest(List<Value.Int> other) {
    return new Bindings(sizes, Optional.of(other), elements);
  }

  private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
    Map<String, T> longer = new LinkedHashMap<>(map);
    longer.put(name, value);
    return longer;
  }
}
