package lacuna.compiler.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of constants that have some, by name: {@code image.height}. */
public final class Fields extends SimpleValueVisitor<Map<String, Value>> {
  private Fields() {}

  /** All fields of a value, in order; none of most values. */
  public static Map<String, Value> of(Value value) {
    return value.accept(new Fields());
  }

  @Override
  protected Map<String, Value> defaultAction(Value value) {
    return Map.of();
  }

  @Override
  public Map<String, Value> visitSize(Value.Size size) {
    return two("height", new Value.Length(size.height()), "width", new Value.Length(size.width()));
  }

  @Override
  public Map<String, Value> visitRange(Value.Range range) {
    return two("start", range.start(), "end", range.end());
  }

  @Override
  public Map<String, Value> visitRate(Value.Rate rate) {
    return two("value", new Value.Real(rate.value()), "images", Value.Int.of(rate.images()));
  }

  @Override
  public Map<String, Value> visitDuration(Value.Duration duration) {
    return Map.of("count", Value.Int.of(duration.count()));
  }

  private static Map<String, Value> two(String first, Value a, String second, Value b) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put(first, a);
    fields.put(second, b);
    return fields;
  }
}
