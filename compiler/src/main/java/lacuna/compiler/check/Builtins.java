package lacuna.compiler.check;

import java.util.List;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Functions of constants, as {@link CompileTimeFunctions} has them. */
final class Builtins {
  private Builtins() {}

  static boolean has(String name) {
    return CompileTimeFunctions.has(name);
  }

  static List<String> names() {
    return CompileTimeFunctions.names();
  }

  static int axis(Value value, int axes) {
    return Elements.index(value, axes);
  }

  static @Nullable List<Value.Int> shape(Value value) {
    return Sizes.of(value).orElse(null);
  }
}
