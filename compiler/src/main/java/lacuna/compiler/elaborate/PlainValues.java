package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values as other libraries' configurations hold them: lengths count their pixels, ratios are
 * numbers, and what has no other form is text.
 */
final class PlainValues {
  private PlainValues() {}

  static @Nullable Object of(Value value) {
    if (value instanceof Value.None) {
      return null;
    } else if (value instanceof Value.Int number && !number.batch()) {
      return number.number();
    } else if (value instanceof Value.Real number) {
      return number.number();
    } else if (value instanceof Value.Ratio ratio) {
      return ratio.share();
    } else if (value instanceof Value.Length length) {
      return length.pixels();
    } else if (value instanceof Value.Size size) {
      return List.of(size.height(), size.width());
    } else if (value instanceof Value.Bool bool) {
      return bool.value();
    } else if (value instanceof Value.ListValue list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.elements().forEach(element -> elements.add(of(element)));
      return elements;
    }
    return value instanceof Value.Text text ? text.value() : value.toString();
  }
}
