package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;

/** The constants and tensors of a component. */
final class Constants {
  private final Elaboration e;

  Constants(Elaboration e) {
    this.e = e;
  }

  /** {@code let name = value} or {@code let [a, b] = value}: makes the names known. */
  void constant(Placed placed, Member.Constant constant) {
    Val value = e.evaluator.eval(constant.value(), Frame.of(placed), Wanted.ANYTHING);
    List<String> names = constant.pattern().names();
    if (value.tensor() && !(value.node() instanceof Node.Constant)) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "`let` in a component must be known before the run")
              .at(constant.value().span(), "this is " + Describe.article(value.value()))
              .help("use `buffer` for a tensor"));
      names.forEach(name -> placed.known.put(name, Val.UNKNOWN));
      return;
    } else if (constant.pattern().single() != null) {
      String text = Shapes.describe(constant.value().span());
      placed.instance.constants().put(names.get(0), value.node());
      placed.known.put(
          names.get(0),
          value.unknown() ? value : value.named(names.get(0), Node.Owner.COMPONENT, text));
      return;
    }
    List<? extends Value> parts = Patterns.parts(value.value(), names.size());
    if (parts == null && !value.unknown()) {
      e.report.blame(
          Patterns.mismatch(value, names.size()), constant.pattern().span(), value.origins(), "");
    }
    for (int i = 0; i < names.size(); i++) {
      Val part =
          parts == null
              ? Val.UNKNOWN
              : new Val(parts.get(i), Node.Constant.of(parts.get(i)), value.part(i))
                  .named(names.get(i), Node.Owner.COMPONENT, "");
      placed.instance.constants().put(names.get(i), part.node());
      placed.known.put(names.get(i), part);
    }
  }

  /** A {@code param} or {@code buffer}. */
  Val tensor(Placed placed, int order, String name, TypeExpr type, Expr value, boolean buffer) {
    Frame frame = Frame.of(placed);
    Annotations with = new Annotations(e);
    Expr inner = value;
    while (inner instanceof Expr.With annotated) {
      annotated.arguments().forEach(a -> with.add(new Closure.Annotation(a, frame)));
      inner = annotated.value();
    }
    if (!(type instanceof TypeExpr.Tensor declared)) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "`%s` needs a shape, such as [width]".formatted(name))
              .at(type.span()));
      return Val.UNKNOWN;
    }
    Val shape = e.shapes.declared(declared, frame);
    Val content = e.evaluator.eval(inner, frame, Wanted.kind("init"));
    if (shape.unknown() || content.unknown() || !legal(shape, declared)) {
      return Val.UNKNOWN;
    }
    Value.Tensor tensor = (Value.Tensor) shape.value();
    if (!fits(content, shape, name, inner, declared)) {
      return Val.UNKNOWN;
    }
    placed
        .instance
        .parts()
        .put(
            name,
            new Instance.TensorPart(
                order,
                with.key(name),
                buffer,
                sizes(declared, frame, tensor),
                tensor,
                content.node(),
                with.said()));
    return new Val(tensor, new Node.MemberTensor(name), List.of(), shape.parts());
  }

  private List<Node> sizes(TypeExpr.Tensor declared, Frame frame, Value.Tensor tensor) {
    Node shape = e.evaluator.eval(declared.shape(), frame, Wanted.ANYTHING).node();
    if (shape instanceof Node.Sizes sizes) {
      return sizes.sizes();
    }
    List<Node> nodes = new ArrayList<>();
    tensor.shape().forEach(size -> nodes.add(Node.Constant.of(size)));
    return nodes;
  }

  /** Whether a tensor of the component has a size along every axis that is known and at least 1. */
  private boolean legal(Val shape, TypeExpr.Tensor declared) {
    List<Value.Int> sizes = ((Value.Tensor) shape.value()).shape();
    for (int i = 0; i < sizes.size(); i++) {
      String wrong =
          sizes.get(i).batch()
              ? "`batch` cannot be a size of a parameter or buffer"
              : sizes.get(i).number() < 1 ? "a size of a tensor must be at least 1" : null;
      if (wrong != null) {
        e.report.blame(
            Diagnostic.error(Code.OUT_OF_RANGE, wrong),
            declared.span(),
            shape.part(i),
            "axis %d is %s".formatted(i, sizes.get(i)));
        return false;
      }
    }
    return true;
  }

  private boolean fits(Val content, Val shape, String name, Expr value, TypeExpr.Tensor declared) {
    boolean number = Arithmetic.isPlain(content.value());
    boolean filler =
        content.value() instanceof Closure closure
            && closure.declared().kind().name().equals("init");
    if (number || filler || content.tensor() && content.value().equals(shape.value())) {
      return true;
    } else if (!content.tensor()) {
      e.report.blame(
          Diagnostic.error(
              Code.WRONG_TYPE, "`%s` takes a number, a tensor or an initialiser".formatted(name)),
          value.span(),
          content.origins(),
          "this is " + Describe.article(content.value()));
      return false;
    }
    Shapes.Mismatch mismatch = Shapes.difference(content, shape);
    e.report.blame(
        Diagnostic.error(
                Code.RESULT_SHAPE_DIFFERS,
                "`%s` is declared %s, but its value is %s"
                    .formatted(
                        name, Describe.shape(shape.value()), Describe.shape(content.value())))
            .related(declared.span(), "declared here")
            .note(mismatch.why()),
        value.span(),
        mismatch.origins(),
        "");
    return false;
  }
}
