package lacuna.compiler.elaborate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.SimpleExprVisitor;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Shows a condition as it is written, with the values of its parts. */
final class ConditionValues {
  /** Functions whose result says more than what they are given. */
  private static final Set<String> SUMMARIES = Set.of("numel", "length", "sum", "min", "max");

  private final Core core;

  ConditionValues(Core core) {
    this.core = core;
  }

  /** {@code mod(width, heads) == 0, with width = 384, heads = 9}. */
  String of(Expr condition, Environment environment) {
    Collector collector = new Collector(environment);
    condition.accept(collector);
    String text = condition.span().oneLine();
    return collector.values.isEmpty()
        ? text
        : text + ", with " + String.join(", ", collector.values);
  }

  /** Whether it is a call of one of these functions. */
  static boolean isCall(Expr expr, Set<String> functions) {
    return expr instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && functions.contains(name.text());
  }

  /** Collects the values of names and of what is taken from them; literals show themselves. */
  private final class Collector extends SimpleExprVisitor<@Nullable Void> {
    private final Environment environment;
    private final Set<String> values = new LinkedHashSet<>();

    Collector(Environment environment) {
      this.environment = environment;
    }

    @Override
    protected @Nullable Void defaultAction(Expr expr) {
      return null;
    }

    private @Nullable Void all(List<Expr> parts) {
      parts.forEach(part -> part.accept(this));
      return null;
    }

    private @Nullable Void show(Expr expr) {
      if (expr instanceof Expr.Name name && !environment.knows(name.text())) {
        return null;
      }
      TracedValue value = core.evaluate(expr, environment);
      if (!value.unknown() && !(value.value() instanceof Value.Word)) {
        values.add(expr.span().oneLine() + " = " + Describe.brief(value.value()));
      }
      return null;
    }

    @Override
    public @Nullable Void visitName(Expr.Name name) {
      return show(name);
    }

    @Override
    public @Nullable Void visitSelect(Expr.Select select) {
      return show(select);
    }

    @Override
    public @Nullable Void visitCall(Expr.Call call) {
      return isCall(call, SUMMARIES)
          ? show(call)
          : all(call.arguments().stream().map(Expr.Argument::value).toList());
    }

    @Override
    public @Nullable Void visitIndex(Expr.Index index) {
      show(index);
      if (index.target() instanceof Expr.Name) {
        show(index.target());
      }
      return index.index().accept(this);
    }

    @Override
    public @Nullable Void visitChoice(Expr.Choice choice) {
      return all(List.of(choice.yes(), choice.no()));
    }

    @Override
    public @Nullable Void visitBinary(Expr.Binary binary) {
      return all(binary.parts());
    }

    @Override
    public @Nullable Void visitUnary(Expr.Unary unary) {
      return all(unary.parts());
    }
  }
}
