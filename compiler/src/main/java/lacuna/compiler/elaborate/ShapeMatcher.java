package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.shape.Bindings;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.shape.Dim;
import lacuna.compiler.shape.Match;
import lacuna.compiler.shape.ShapePattern;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Matches tensors with declared shapes. A name that nothing declares takes the size it meets; {@code
 * ...} takes any sizes, and broadcasts where it occurs again.
 */
final class ShapeMatcher {
  /** Under this name an environment keeps what {@code ...} stands for. */
  static final String REST = "...";

  private final Core core;
  private final Reporter reporter;

  ShapeMatcher(Core core, Reporter reporter) {
    this.core = core;
    this.reporter = reporter;
  }

  /**
   * The tensor if it is as a type has it, else unknown with a message; new size names are bound.
   *
   * @param what names the parameter
   * @param local the tensor's own name in the body, or null when no code may read its sizes
   */
  TracedValue fit(
      TracedValue tensor,
      TypeExpr.Tensor type,
      Environment environment,
      String what,
      Span span,
      @Nullable String local) {
    Map<Integer, List<Origin>> declared = new HashMap<>();
    ShapePattern pattern = pattern(type, environment, declared);
    if (pattern == null) {
      return tensor;
    }
    return DeclaredTensor.fit(tensor.value(), pattern, bindings(environment), what)
        .fold(
            match -> {
              bind(match, tensor, environment, local);
              return tensor;
            },
            mismatch -> {
              TracedValue wanted = wanted(pattern, declared);
              reporter.mismatch(mismatch, span, List.of(tensor, wanted), type.span());
              return TracedValue.UNKNOWN;
            });
  }

  /** A type as a pattern; null where its shape has a message, so that every tensor fits. */
  private @Nullable ShapePattern pattern(
      TypeExpr.Tensor type, Environment environment, Map<Integer, List<Origin>> declared) {
    String text = type.span().oneLine();
    if (type.shape() instanceof Expr.ListOf list) {
      List<Dim> dims = new ArrayList<>();
      for (Expr element : list.elements()) {
        dims.add(dim(element, dims.size(), environment, declared));
      }
      return new ShapePattern(dims, type.element(), text);
    }
    TracedValue computed = core.evaluate(type.shape(), environment);
    List<Value.Int> sizes = Sizes.of(computed.value()).orElse(null);
    for (int axis = 0; sizes != null && axis < sizes.size(); axis++) {
      declared.put(axis, computed.origins());
    }
    return sizes == null ? null : ShapePattern.of(sizes, type.element(), text);
  }

  private Dim dim(
      Expr element, int index, Environment environment, Map<Integer, List<Origin>> declared) {
    if (element instanceof Expr.Rest) {
      return new Dim.Rest();
    } else if (element instanceof Expr.Name name && name.text().equals("_")) {
      return new Dim.Any();
    } else if (element instanceof Expr.Name name && !environment.knows(name.text())) {
      return new Dim.Named(name.text());
    }
    return new Dim.Computed(
        element.span().oneLine(),
        names -> {
          Environment inner = environment.inner();
          names.sizes().forEach((name, size) -> inner.name(name, TracedValue.constant(size)));
          TracedValue value = core.evaluate(element, inner);
          declared.put(index, value.origins());
          return size(value, element.span());
        });
  }

  /** A value as a size of a shape; empty, with a message, when it is none. */
  private Optional<Value.Int> size(TracedValue value, Span span) {
    if (value.unknown()) {
      return Optional.empty();
    }
    return Sizes.one(value.value())
        .fold(
            Optional::of,
            mismatch -> {
              reporter.notWhole(mismatch, span, value);
              return Optional.empty();
            });
  }

  private static Bindings bindings(Environment environment) {
    TracedValue rest = environment.local(REST);
    return new Bindings(
        Map.of(),
        rest == null ? Optional.empty() : Sizes.of(rest.value()),
        environment.elements());
  }

  /** What is declared as an operand of a mismatch: for each dim where its size comes from. */
  private static TracedValue wanted(
      ShapePattern pattern, Map<Integer, List<Origin>> declared) {
    List<List<Origin>> parts = new ArrayList<>();
    List<Origin> all = List.of();
    for (int i = 0; i < pattern.dims().size(); i++) {
      List<Origin> origins = declared.getOrDefault(i, List.of());
      parts.add(origins);
      all = TracedValue.join(all, origins);
    }
    return new TracedValue(new Value.None(), TracedValue.UNKNOWN.node(), all, parts);
  }

  private static void bind(
      Match match, TracedValue tensor, Environment environment, @Nullable String local) {
    match.bindings().elements().forEach(environment::bindElement);
    match
        .named()
        .forEach(
            (name, axis) -> {
              Value.Int size = match.bindings().sizes().get(name);
              Node.Constant code = sizeCode(size, axis, local);
              environment.name(
                  name,
                  new TracedValue(size, code, tensor.part(axis))
                      .named(name, Node.Owner.FUNCTION, ""));
              if (code.formula() != null) {
                environment.emit(new Step.LetConstant(name, code));
              }
            });
    match.bindings().rest().ifPresent(sizes -> bindRest(sizes, match, tensor, environment, local));
  }

  private static void bindRest(
      List<Value.Int> sizes,
      Match match,
      TracedValue tensor,
      Environment environment,
      @Nullable String local) {
    if (match.rest().isEmpty() && environment.local(REST) != null) {
      return; // this shape has no `...`
    }
    TracedValue before = environment.local(REST);
    List<List<Origin>> parts = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      Operand source = match.rest().get(i);
      TracedValue from = source.index() == 0 || before == null ? tensor : before;
      parts.add(from.part(source.part()));
      nodes.add(
          before == null
              ? sizeCode(sizes.get(i), source.part(), local)
              : Node.Constant.of(sizes.get(i)));
    }
    environment.name(
        REST,
        new TracedValue(new Value.ListValue(sizes), new Node.Sizes(nodes), List.of(), parts));
  }

  /** A size as code may read it from a named tensor. */
  private static Node.Constant sizeCode(Value.Int size, int axis, @Nullable String local) {
    if (local == null || size.batch()) {
      return Node.Constant.of(size);
    }
    Node.Formula formula =
        new Node.Formula(
            "size", List.of(new Node.Local(local), Node.Constant.of(Value.Int.of(axis))));
    return new Node.Constant(size, null, formula);
  }

  /** The tensor that a result's declaration describes; unknown where it cannot be worked out. */
  TracedValue declared(TypeExpr.Tensor type, Environment environment) {
    TracedValue sizes = core.evaluate(type.shape(), environment);
    List<Value.Int> shape = Sizes.of(sizes.value()).orElse(null);
    if (shape == null) {
      reportSizes(sizes, type.shape().span());
      return TracedValue.UNKNOWN;
    }
    Value.Tensor tensor =
        new Value.Tensor(shape, bindings(environment).element(type.element()));
    return new TracedValue(tensor, Node.Constant.of(tensor), sizes.origins(), sizes.parts());
  }

  /** Says which parts of a list are no sizes; false when it cannot. */
  boolean reportSizes(TracedValue sizes, Span span) {
    if (!(sizes.value() instanceof Value.ListValue list
        && sizes.node() instanceof Node.Sizes code)) {
      return false;
    }
    for (int i = 0; i < list.elements().size(); i++) {
      Value element = list.elements().get(i);
      size(new TracedValue(element, code.sizes().get(i), sizes.part(i)), span);
    }
    return true;
  }
}
