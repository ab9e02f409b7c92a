package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads what {@code with} says of a tensor or a part. */
final class WithClauseReader {
  /** What {@code with} takes, and what each is. */
  private static final Map<String, String> KNOWN = known();

  private final Core core;
  private final Reporter reporter;

  WithClauseReader(Core core, Reporter reporter) {
    this.core = core;
    this.reporter = reporter;
  }

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("key", "a string");
    known.put("level", "an integer");
    known.put("decay", "true or false");
    known.put("trainable", "true or false");
    known.put("also", "a string");
    known.put("fit", "a component of kind fit");
    known.put("reinit", "true or false");
    known.put("running", "true or false");
    return known;
  }

  /** What some arguments say; those that are wrong have a message and say nothing. */
  WithClause read(List<Expr.Argument> arguments, Environment environment) {
    WithClause all = WithClause.NONE;
    for (Expr.Argument argument : arguments) {
      all = all.and(read(argument, environment));
    }
    return all;
  }

  private WithClause read(Expr.Argument argument, Environment environment) {
    String name = argument.name();
    if (name == null || !KNOWN.containsKey(name)) {
      reporter.add(ElaborateErrors.unknownAttribute(argument, KNOWN.keySet()));
      return WithClause.NONE;
    }
    ExpectedType expected =
        name.equals("fit") ? ExpectedType.kind("fit") : ExpectedType.ANYTHING;
    TracedValue value = core.evaluate(argument.value(), environment, expected);
    WithClause said = value.unknown() ? WithClause.NONE : attribute(name, value);
    if (said != null) {
      return said;
    }
    reporter.mismatch(
        ElaborateErrors.wrongAttribute(name, KNOWN.get(name)),
        argument.span(),
        value.origins(),
        ElaborateErrors.thisIs(value.value()));
    return WithClause.NONE;
  }

  /** What one attribute says; null where it takes no such value. */
  private static @Nullable WithClause attribute(String name, TracedValue value) {
    Boolean flag = value.value() instanceof Value.Bool bool ? bool.value() : null;
    String text = value.value() instanceof Value.Text string ? string.value() : null;
    return switch (name) {
      case "key" -> text == null ? null : new WithClause(text, WithClause.NONE.said());
      case "level" ->
          value.value() instanceof Value.Int && value.node() instanceof Node.Constant level
              ? said(new Instance.Attributes(level, null, null, null, null, null, null))
              : null;
      case "decay" ->
          flag == null
              ? null
              : said(new Instance.Attributes(null, flag, null, null, null, null, null));
      case "trainable" ->
          flag == null
              ? null
              : said(new Instance.Attributes(null, null, flag, null, null, null, null));
      case "reinit" ->
          flag == null
              ? null
              : said(new Instance.Attributes(null, null, null, null, null, flag, null));
      case "running" ->
          flag == null
              ? null
              : said(new Instance.Attributes(null, null, null, null, null, null, flag));
      case "also" -> also(value, text);
      default ->
          value.value() instanceof ComponentValue component && component.kind().equals("fit")
              ? said(new Instance.Attributes(null, null, null, null, value.node(), null, null))
              : null;
    };
  }

  private static @Nullable WithClause also(TracedValue value, @Nullable String text) {
    if (value.none()) {
      return WithClause.NONE;
    }
    return text == null
        ? null
        : said(new Instance.Attributes(null, null, null, value.node(), null, null, null));
  }

  private static WithClause said(Instance.Attributes with) {
    return new WithClause(null, with);
  }
}
