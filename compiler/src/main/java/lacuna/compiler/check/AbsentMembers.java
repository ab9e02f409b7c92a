package lacuna.compiler.check;

import java.util.Objects;
import java.util.stream.Stream;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * What a model of another library asks of a stage's parts that they do not have. Such a model is
 * for other components, which is no mistake of the spec.
 */
final class AbsentMembers {
  private AbsentMembers() {}

  /** The first such member, in words, or null. */
  static @Nullable String of(NameTable table, Placed stage) {
    return Stream.concat(
            table.conditions().stream().map(require -> require.condition().holds()),
            table.settings().stream().map(setting -> setting.value()))
        .flatMap(AbsentMembers::within)
        .map(expr -> expr instanceof Expr.Select select ? absent(select, stage) : null)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String absent(Expr.Select select, Placed stage) {
    Val part = select.target() instanceof Expr.Name name ? stage.known.get(name.text()) : null;
    if (part == null || !(part.value() instanceof Placed placed)) {
      return null;
    }
    boolean there =
        select.name().equals("output") || placed.declared.names().contains(select.name());
    return there ? null : "%s has no `%s`".formatted(Describe.article(placed), select.name());
  }

  /** An expression and all in it. */
  private static Stream<Expr> within(Expr expr) {
    return Stream.concat(Stream.of(expr), expr.parts().stream().flatMap(AbsentMembers::within));
  }
}
