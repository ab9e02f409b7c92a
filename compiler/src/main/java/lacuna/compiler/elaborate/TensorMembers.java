package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Value;

/** The tensors that a component keeps: its {@code param}s and {@code buffer}s. */
final class TensorMembers {
  private final Core core;
  private final Reporter reporter;
  private final ShapeMatcher shapes;
  private final WithClauseReader attributes;

  TensorMembers(Core core, Reporter reporter, ShapeMatcher shapes, WithClauseReader attributes) {
    this.core = core;
    this.reporter = reporter;
    this.shapes = shapes;
    this.attributes = attributes;
  }

  /** A {@code param} or {@code buffer} whose value may say more by {@code with}. */
  ElaboratedMember tensor(
      ComponentInstance instance,
      int order,
      String name,
      TypeExpr type,
      Expr value,
      boolean buffer) {
    Environment environment = Environment.of(instance);
    WithClause with = WithClause.NONE;
    Expr content = value;
    while (content instanceof Expr.With annotated) {
      with = with.and(attributes.read(annotated.arguments(), environment));
      content = annotated.value();
    }
    if (!(type instanceof TypeExpr.Tensor declared)) {
      reporter.add(ElaborateErrors.tensorWithoutShape(name, type.span()));
      return ElaboratedMember.unknown();
    }
    TracedValue shape = shapes.declared(declared, environment);
    TracedValue filling = core.evaluate(content, environment, ExpectedType.kind("init"));
    if (shape.unknown()
        || filling.unknown()
        || !kept(shape, declared)
        || !fits(filling, shape, name, content, declared, buffer)) {
      return ElaboratedMember.unknown();
    }
    Value.Tensor tensor = (Value.Tensor) shape.value();
    List<Node> sizes = sizes(declared, environment, tensor);
    Instance.TensorPart part =
        new Instance.TensorPart(
            order,
            with.key(name),
            buffer,
            sizes,
            tensor,
            buffer ? content(filling, sizes, tensor) : filling.node(),
            with.said());
    return ElaboratedMember.part(
        new TracedValue(tensor, new Node.MemberRef(name), List.of(), shape.parts()),
        new PartTemplate.Tensor(part));
  }

  /** What a buffer holds; a number stands everywhere in it. */
  private static Node content(TracedValue filling, List<Node> sizes, Value.Tensor tensor) {
    if (filling.tensor()) {
      return filling.node();
    }
    boolean literal =
        filling.node() instanceof Node.Constant c && c.label() == null && c.formula() == null;
    boolean widened =
        tensor.element() == Value.Element.REAL && filling.value() instanceof Value.Int;
    Node number =
        widened && literal
            ? Node.Constant.of(new Value.Real(Arithmetic.number(filling.value())))
            : filling.node();
    List<Node> arguments = List.of(new Node.Sizes(sizes), number);
    if (!widened || literal) {
      return new Node.Operation("full", arguments, tensor);
    }
    Value.Tensor whole = new Value.Tensor(tensor.shape(), Value.Element.INT);
    Node full = new Node.Operation("full", arguments, whole);
    return new Node.Operation("float", List.of(full), tensor);
  }

  private List<Node> sizes(
      TypeExpr.Tensor declared, Environment environment, Value.Tensor tensor) {
    Node shape = core.evaluate(declared.shape(), environment).node();
    if (shape instanceof Node.Sizes sizes) {
      return sizes.sizes();
    }
    List<Node> nodes = new ArrayList<>();
    tensor.shape().forEach(size -> nodes.add(Node.Constant.of(size)));
    return nodes;
  }

  /** Whether the size along every axis is known and at least 1. */
  private boolean kept(TracedValue shape, TypeExpr.Tensor declared) {
    return DeclaredTensor.kept(((Value.Tensor) shape.value()).shape())
        .fold(
            ok -> true,
            mismatch -> {
              reporter.mismatch(mismatch, declared.span(), List.of(shape));
              return false;
            });
  }

  private boolean fits(
      TracedValue filling,
      TracedValue shape,
      String name,
      Expr value,
      TypeExpr.Tensor declared,
      boolean buffer) {
    Value.Element element = ((Value.Tensor) shape.value()).element();
    boolean initializer =
        filling.value() instanceof ComponentValue component && component.kind().equals("init");
    boolean number =
        Arithmetic.isPlain(filling.value())
            && (element == Value.Element.REAL
                || element == Value.Element.INT && filling.value() instanceof Value.Int);
    if (!buffer && element != Value.Element.REAL) {
      reporter.add(ElaborateErrors.learnedIntegers(name, declared.span()));
      return false;
    } else if (number) {
      return DeclaredTensor.filling(filling.value())
          .fold(
              ok -> true,
              mismatch -> {
                reporter.mismatch(mismatch, value.span(), List.of(filling));
                return false;
              });
    } else if (initializer && !buffer) {
      return true;
    } else if (!filling.tensor()) {
      reporter.mismatch(
          ElaborateErrors.noFilling(name, buffer, element),
          value.span(),
          filling.origins(),
          ElaborateErrors.thisIs(filling.value()));
      return false;
    }
    return DeclaredTensor.content(
            name, (Value.Tensor) filling.value(), (Value.Tensor) shape.value())
        .fold(
            ok -> true,
            mismatch -> {
              reporter.mismatch(
                  mismatch, value.span(), List.of(filling, shape), declared.span());
              return false;
            });
  }
}
