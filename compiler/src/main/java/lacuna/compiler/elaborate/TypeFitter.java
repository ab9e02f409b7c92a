package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Rule;
import lacuna.compiler.value.UnitType;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.WordType;
import org.jspecify.annotations.Nullable;

/** Whether a value fits a declared type. */
final class TypeFitter {
  private final Reporter reporter;
  private final Declarations declarations;
  private final NameResolver names;
  private final ShapeMatcher shapes;

  TypeFitter(
      Reporter reporter, Declarations declarations, NameResolver names, ShapeMatcher shapes) {
    this.reporter = reporter;
    this.declarations = declarations;
    this.names = names;
    this.shapes = shapes;
  }

  /**
   * The value as the type has it, or unknown with a message.
   *
   * @param environment where the type's names are looked up and new size names bound
   * @param what names the parameter
   */
  TracedValue fit(
      TracedValue value, TypeExpr type, Environment environment, String what, Span span) {
    return fitNamed(value, type, environment, what, span, null);
  }

  /**
   * The same of a tensor with a name.
   *
   * @param local the name under which code may read the tensor's sizes, or null
   */
  TracedValue fitNamed(
      TracedValue value,
      TypeExpr type,
      Environment environment,
      String what,
      Span span,
      @Nullable String local) {
    return value.unknown()
        ? TracedValue.UNKNOWN
        : type.accept(new One(value, environment, what, span, local));
  }

  /** Fits one value. */
  private final class One implements TypeExpr.Visitor<TracedValue> {
    private final TracedValue value;
    private final Environment environment;
    private final String what;
    private final Span span;
    private final @Nullable String local;

    One(
        TracedValue value,
        Environment environment,
        String what,
        Span span,
        @Nullable String local) {
      this.value = value;
      this.environment = environment;
      this.what = what;
      this.span = span;
      this.local = local;
    }

    @Override
    public TracedValue visitMaybe(TypeExpr.Maybe maybe) {
      return value.none() ? value : maybe.type().accept(this);
    }

    @Override
    public TracedValue visitWords(TypeExpr.Words words) {
      return new WordType(words.words())
          .fit(value.value(), what)
          .fold(ok -> value, mismatch -> mismatch(nearest(mismatch, words.words())));
    }

    private Mismatch nearest(Mismatch mismatch, List<String> words) {
      Mismatch told = mismatch;
      if (value.value() instanceof Value.Word word) {
        for (String near : Suggestions.nearest(word.word(), words)) {
          told = told.help("did you mean `" + near + "`?");
        }
      }
      return told;
    }

    private TracedValue mismatch(Mismatch mismatch) {
      reporter.mismatch(mismatch, span, List.of(value));
      return TracedValue.UNKNOWN;
    }

    private TracedValue takes(Rule rule, String wanted) {
      return mismatch(Mismatch.takes(rule, what, wanted, value.value(), "write " + wanted));
    }

    @Override
    public TracedValue visitListType(TypeExpr.ListType type) {
      if (!(value.value() instanceof Value.ListValue list)) {
        String list = "write [" + span.oneLine() + "]";
        return mismatch(
            Mismatch.takes(Rule.WRONG_TYPE, what, "a list", value.value(), list));
      }
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < list.elements().size(); i++) {
        Value element = list.elements().get(i);
        TracedValue traced =
            new TracedValue(element, Node.Constant.of(element), value.part(i));
        elements.add(
            fit(traced, type.element(), environment.inner(), what, span).value());
      }
      return elements.stream().anyMatch(Value.Unknown.class::isInstance)
          ? TracedValue.UNKNOWN
          : refitted(new Value.ListValue(elements), value.parts());
    }

    /** The value that has become another, its code with it. */
    private TracedValue refitted(Value fitted, List<List<Origin>> parts) {
      Node node = value.node();
      if (node instanceof Node.Sizes sizes) {
        boolean same = fitted.equals(value.value()); // integers, though not a shape
        node = same ? new Node.ListOf(sizes.sizes()) : Node.Constant.of(fitted);
      } else if (node instanceof Node.Constant constant) {
        node = new Node.Constant(fitted, constant.label(), constant.formula());
      }
      return new TracedValue(fitted, node, value.origins(), parts);
    }

    @Override
    public TracedValue visitTensor(TypeExpr.Tensor type) {
      return shapes.fit(value, type, environment, what, span, local);
    }

    @Override
    public TracedValue visitNamed(TypeExpr.Named type) {
      String name = String.join(".", type.path());
      UnitType unit = UnitType.of(name).orElse(null);
      if (unit != null) {
        return unit.fit(value.value(), what)
            .fold(
                fitted -> fitted.equals(value.value()) ? value : refitted(fitted, List.of()),
                mismatch -> unitMismatch(unit, mismatch));
      }
      return switch (name) {
        case "Shape" -> shape();
        case "Loss" ->
            DeclaredTensor.number(value.value(), what).fold(ok -> value, this::mismatch);
        case "Weights" -> value;
        default -> kindOrShape(type);
      };
    }

    /** A quotient that should be an integer is told with its arithmetic. */
    private TracedValue unitMismatch(UnitType unit, Mismatch mismatch) {
      boolean quotient =
          value.value() instanceof Value.Real || value.value() instanceof Value.Ratio;
      if (unit == UnitType.INT && quotient) {
        reporter.notWhole(mismatch, span, value);
        return TracedValue.UNKNOWN;
      }
      return mismatch(mismatch);
    }

    /** A shape is made of its sizes, even where a constant names it as a whole. */
    private TracedValue shape() {
      return DeclaredTensor.shape(value.value(), what)
          .fold(
              this::ofSizes,
              mismatch ->
                  Sizes.of(value.value()).isEmpty() && shapes.reportSizes(value, span)
                      ? TracedValue.UNKNOWN
                      : mismatch(mismatch));
    }

    private TracedValue ofSizes(List<Value.Int> sizes) {
      boolean whole =
          value.node() instanceof Node.Constant && value.value() instanceof Value.ListValue;
      List<Node> nodes = new ArrayList<>();
      sizes.forEach(size -> nodes.add(Node.Constant.of(size)));
      return whole ? value.by(new Node.Sizes(nodes)) : value;
    }

    private TracedValue kindOrShape(TypeExpr.Named type) {
      String name = type.path().get(0);
      if (type.path().size() == 1
          && !declarations.kinds(environment.module(), name).isEmpty()) {
        boolean fits =
            value.value() instanceof Value.Component component && component.kind().equals(name);
        return fits ? value : takesKind(name);
      }
      TracedValue shape = names.path(type.path(), environment, type.span());
      if (shape.unknown()) {
        return value;
      } else if (shape.none()) {
        return value.none() ? value : takes(Rule.WRONG_TYPE, "none");
      }
      String path = String.join(".", type.path());
      return DeclaredTensor.named(value.value(), path, shape.value(), what)
          .fold(
              ok -> value,
              mismatch -> {
                reporter.mismatch(mismatch, span, List.of(value, shape), type.span());
                return TracedValue.UNKNOWN;
              });
    }

    private TracedValue takesKind(String kind) {
      reporter.mismatch(
          ElaborateErrors.takesKind(
              what,
              kind,
              value.value(),
              declarations.componentNames(environment.module(), kind)),
          span,
          value.origins(),
          ElaborateErrors.thisIs(value.value()));
      return TracedValue.UNKNOWN;
    }
  }
}
