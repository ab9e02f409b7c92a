package lacuna.compiler.bind;

import java.util.List;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/**
 * What {@code with (needs: step)} says of a kind's parameter: only components that have the
 * function are given it.
 */
public final class Needs {
  private static final String WORD = "needs";

  private Needs() {}

  /** The name of the function, or null when the parameter needs none. */
  public static @Nullable String of(Member.Parameter parameter) {
    Expr.Name name = name(parameter);
    return name == null ? null : name.text();
  }

  /** That name where it stands. */
  static Expr.@Nullable Name name(Member.Parameter parameter) {
    for (Expr.Argument argument : parameter.with()) {
      if (WORD.equals(argument.name()) && argument.value() instanceof Expr.Name name) {
        return name;
      }
    }
    return null;
  }

  /** What else {@code with} says. */
  public static List<Expr.Argument> others(Member.Parameter parameter) {
    return parameter.with().stream().filter(a -> !WORD.equals(a.name())).toList();
  }
}
