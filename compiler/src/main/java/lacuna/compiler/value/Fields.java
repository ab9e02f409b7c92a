package lacuna.compiler.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of constants that have some, by name: {@code image.height}. */
public final class Fields {
  private Fields() {}

  /** All fields of a value, in order; none of most values. */
  public static Map<String, Value> of(Value value) {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (value instanceof Value.Size size) {
      fields.put("height", new Value.Length(size.height()));
      fields.put("width", new Value.Length(size.width()));
    } else if (value instanceof Value.Range range) {
      fields.put("start", range.start());
      fields.put("end", range.end());
    } else if (value instanceof Value.Rate rate) {
      fields.put("value", new Value.Real(rate.value()));
      fields.put("images", Value.Int.of(rate.images()));
    } else if (value instanceof Value.Duration duration) {
      fields.put("count", Value.Int.of(duration.count()));
    }
    return fields;
  }
}
