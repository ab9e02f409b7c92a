package lacuna.compiler.shape;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lacuna.compiler.value.ConstantFunctions;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Value;

/** The functions that the compiler itself works out: of constants and of shapes. */
public final class CompileTimeFunctions {
  private static final Set<String> NAMES = new TreeSet<>(ConstantFunctions.names());

  static {
    NAMES.addAll(ShapeFunctions.NAMES);
  }

  private CompileTimeFunctions() {}

  /** Whether there is one of that name. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** All names, sorted. */
  public static List<String> names() {
    return List.copyOf(NAMES);
  }

  /**
   * Whether it is a function of shapes, which takes tensors. Another function of constants does
   * not: with a tensor among the arguments, the tensor function of that name is meant.
   */
  public static boolean takesTensors(String name) {
    return ShapeFunctions.NAMES.contains(name);
  }

  /** The result of the function of that name; argument 0 is operand 0. */
  public static Result<Value> apply(String name, List<Value> arguments) {
    return takesTensors(name)
        ? ShapeFunctions.apply(name, arguments)
        : ConstantFunctions.apply(name, arguments);
  }

  /**
   * From which argument each size of a result of {@link #apply} comes; empty where the result is no
   * shape, or is one of which that is not known.
   */
  public static List<Operand> sources(String name, List<Value> arguments) {
    return takesTensors(name) ? ShapeFunctions.sources(name, arguments) : List.of();
  }
}
