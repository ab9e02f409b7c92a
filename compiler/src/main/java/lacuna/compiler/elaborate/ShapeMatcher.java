package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.Collections;
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
    ShapePattern pattern = pattern(tensor, type, environment, local, declared);
    TracedValue before = environment.local(REST);
    Match match = DeclaredTensor.fit(tensor.value(), pattern, bindings(environment), what);
    match.bindings().elements().forEach(environment::bindElement);
    bindNames(match, tensor, environment, local).forEach(environment::emit);
    if (before == null ? match.bindings().rest().isPresent() : !match.rest().isEmpty()) {
      environment.name(REST, rest(match, tensor, before, local));
    }
    return match
        .mismatch()
        .map(
            mismatch -> {
              List<TracedValue> operands = List.of(tensor, wanted(pattern, declared));
              reporter.mismatch(mismatch, span, operands, type.span());
              return TracedValue.UNKNOWN;
            })
        .orElse(tensor);
  }

  /** A type as a pattern; a shape that has a message fits every tensor. */
  private ShapePattern pattern(
      TracedValue tensor,
      TypeExpr.Tensor type,
      Environment environment,
      @Nullable String local,
      Map<Integer, List<Origin>> declared) {
    String text = type.span().oneLine();
    if (type.shape() instanceof Expr.ListOf list) {
      List<Dim> dims = new ArrayList<>();
      for (Expr element : list.elements()) {
        dims.add(dim(element, dims.size(), tensor, environment, local, declared));
      }
      return new ShapePattern(dims, type.element(), text);
    }
    TracedValue computed = core.evaluate(type.shape(), environment);
    declared.put(Operand.WHOLE, computed.origins());
    List<Value.Int> sizes = Sizes.of(computed.value()).orElse(null);
    if (sizes == null) {
      int axes = Sizes.of(tensor.value()).map(List::size).orElse(0);
      return new ShapePattern(
          Collections.nCopies(axes, new Dim.Any()), type.element(), text);
    }
    for (int axis = 0; axis < sizes.size(); axis++) {
      declared.put(axis, computed.origins());
    }
    return ShapePattern.of(sizes, type.element(), text);
  }

  private Dim dim(
      Expr element,
      int index,
      TracedValue tensor,
      Environment environment,
      @Nullable String local,
      Map<Integer, List<Origin>> declared) {
    if (element instanceof Expr.Rest) {
      return new Dim.Rest();
    } else if (element instanceof Expr.Name name && name.text().equals("_")) {
      return new Dim.Any();
    } else if (element instanceof Expr.Name name && !environment.knows(name.text())) {
      return new Dim.Named(name.text());
    }
    return new Dim.Computed(
        element.span().oneLine(),
        soFar -> {
          Environment inner = environment.inner();
          bindNames(soFar, tensor, inner, local);
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
    for (int i = 0; i < Math.max(1, pattern.dims().size()); i++) {
      parts.add(declared.getOrDefault(i, List.of()));
    }
    List<Origin> whole = declared.getOrDefault(Operand.WHOLE, List.of());
    return new TracedValue(new Value.None(), TracedValue.UNKNOWN.node(), whole, parts);
  }

  /** Names new sizes; the residual statements that compute them where code may read them. */
  private static List<Step> bindNames(
      Match match, TracedValue tensor, Environment environment, @Nullable String local) {
    List<Step> steps = new ArrayList<>();
    match
        .named()
        .forEach(
            (name, axis) -> {
              Value.Int size = match.bindings().sizes().get(name);
              Node.Constant code = sizeCode(size, axis, local);
              TracedValue traced = new TracedValue(size, code, tensor.part(axis));
              environment.name(name, traced.named(name, Node.Owner.FUNCTION, ""));
              if (code.formula() != null) {
                steps.add(new Step.LetConstant(name, code));
              }
            });
    return steps;
  }

  /** What {@code ...} stands for after a match. */
  private static TracedValue rest(
      Match match, TracedValue tensor, @Nullable TracedValue before, @Nullable String local) {
    List<Value.Int> sizes = match.bindings().rest().orElse(List.of());
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
    return new TracedValue(
        new Value.ListValue(sizes), new Node.Sizes(nodes), List.of(), parts);
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
    return DeclaredTensor.possible(shape)
        .fold(
            possible -> {
              Value.Tensor tensor =
                  new Value.Tensor(possible, bindings(environment).element(type.element()));
              return new TracedValue(
                  tensor, Node.Constant.of(tensor), sizes.origins(), sizes.parts());
            },
            mismatch -> {
              reporter.mismatch(mismatch, type.shape().span(), List.of(sizes));
              return TracedValue.UNKNOWN;
            });
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
