package lacuna.compiler.shape;

import java.util.Arrays;
import java.util.List;
import lacuna.compiler.value.Value;

/** Shapes and tensors of tests. */
final class SampleShapes {
  static final Value.Int BATCH = new Value.Int(1, true);

  private SampleShapes() {}

  static List<Value.Int> shape(long... sizes) {
    return Arrays.stream(sizes).mapToObj(Value.Int::of).toList();
  }

  /** From text such as {@code 8 x 1 x 6}; a scalar is empty. */
  static List<Value.Int> shape(String text) {
    return Arrays.stream(text.split("x"))
        .map(String::strip)
        .filter(size -> !size.isEmpty())
        .map(size -> Value.Int.of(Long.parseLong(size)))
        .toList();
  }

  static Value.Tensor reals(long... sizes) {
    return new Value.Tensor(shape(sizes), Value.Element.REAL);
  }

  static Value.Tensor tensor(Value.Element element, long... sizes) {
    return new Value.Tensor(shape(sizes), element);
  }
}
