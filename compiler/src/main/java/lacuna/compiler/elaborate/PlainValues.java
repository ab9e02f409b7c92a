package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values as other libraries' configurations hold them: lengths count their pixels, ratios are
 * numbers, and what has no other form is text.
 */
final class PlainValues extends SimpleValueVisitor<@Nullable Object> {
  private static final PlainValues INSTANCE = new PlainValues();

  private PlainValues() {}

  static @Nullable Object of(Value value) {
    return value.accept(INSTANCE);
  }

  @Override
  protected @Nullable Object defaultAction(Value value) {
    return value.toString();
  }

  @Override
  public @Nullable Object visitNone(Value.None none) {
    return null;
  }

  @Override
  public @Nullable Object visitInt(Value.Int number) {
    return number.batch() ? number.toString() : Long.valueOf(number.number());
  }

  @Override
  public @Nullable Object visitReal(Value.Real number) {
    return number.number();
  }

  @Override
  public @Nullable Object visitRatio(Value.Ratio ratio) {
    return ratio.share();
  }

  @Override
  public @Nullable Object visitLength(Value.Length length) {
    return length.pixels();
  }

  @Override
  public @Nullable Object visitSize(Value.Size size) {
    return List.of(size.height(), size.width());
  }

  @Override
  public @Nullable Object visitBool(Value.Bool bool) {
    return bool.value();
  }

  @Override
  public @Nullable Object visitText(Value.Text text) {
    return text.value();
  }

  @Override
  public @Nullable Object visitListValue(Value.ListValue list) {
    List<@Nullable Object> elements = new ArrayList<>();
    list.elements().forEach(element -> elements.add(of(element)));
    return elements;
  }
}
