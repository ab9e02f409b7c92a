package lacuna.compiler.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Goes along the axes of one tensor and the dims of one pattern, and takes names on the way. */
final class Unifier implements Dim.Visitor<@Nullable Difference> {
  private final List<Value.Int> shape;
  private final ShapePattern pattern;
  private final int taken;
  private final Map<String, Integer> named = new LinkedHashMap<>();
  private List<Operand> rest = List.of();
  private Bindings bindings;
  private int dim;
  private int axis;

  Unifier(List<Value.Int> shape, ShapePattern pattern, Bindings before) {
    this.shape = shape;
    this.pattern = pattern;
    this.taken = shape.size() - pattern.fixed();
    this.bindings = before;
  }

  /** In what the two differ first; null where the tensor fits. */
  @Nullable Difference unify() {
    boolean open = pattern.rest() >= 0;
    if (open ? taken < 0 : taken != 0) {
      return Difference.rank(shape.size(), pattern.fixed(), open);
    }
    Difference difference = null;
    for (dim = 0; dim < pattern.dims().size() && difference == null; dim++) {
      difference = pattern.dims().get(dim).accept(this);
    }
    return difference;
  }

  /** What the names stand for so far. */
  Match match() {
    return new Match(bindings, Collections.unmodifiableMap(new LinkedHashMap<>(named)), rest, Optional.empty());
  }

  @Override
  public @Nullable Difference visitAny(Dim.Any any) {
    axis++;
    return null;
  }

  @Override
  public @Nullable Difference visitNamed(Dim.Named name) {
    Value.Int before = bindings.sizes().get(name.name());
    if (before != null) {
      Integer met = named.get(name.name());
      return size(before, name.name(), met == null ? declared() : new Operand(0, met));
    }
    bindings = bindings.size(name.name(), shape.get(axis));
    named.put(name.name(), axis++);
    return null;
  }

  @Override
  public @Nullable Difference visitComputed(Dim.Computed computed) {
    Optional<Value.Int> wanted = computed.size().given(match());
    return size(wanted.orElse(shape.get(axis)), computed.text(), declared());
  }

  /** The dim as an operand. */
  private Operand declared() {
    return new Operand(1, dim);
  }

  private @Nullable Difference size(Value.Int wanted, String text, Operand from) {
    Value.Int actual = shape.get(axis);
    Difference difference =
        wanted.equals(actual) ? null : Difference.size(axis, actual, wanted, text, from);
    axis++;
    return difference;
  }

  @Override
  public @Nullable Difference visitRest(Dim.Rest any) {
    List<Value.Int> sizes = shape.subList(axis, axis + taken);
    int from = axis;
    axis += taken;
    if (bindings.rest().isEmpty()) {
      bindings = bindings.rest(List.copyOf(sizes));
      rest = IntStream.range(from, axis).mapToObj(i -> new Operand(0, i)).toList();
      return null;
    }
    List<Value.Int> before = bindings.rest().get();
    Optional<List<Value.Int>> together = Broadcasting.together(before, sizes);
    if (together.isEmpty()) {
      return new Difference(
          "%s does not broadcast with %s".formatted(sizes, before), List.of(Operand.whole(0)));
    }
    bindings = bindings.rest(together.get());
    rest =
        Broadcasting.sources(before, sizes, together.get()).stream()
            .map(s -> s.index() == 0 ? new Operand(1, s.part()) : new Operand(0, from + s.part()))
            .toList();
    return null;
  }
}
