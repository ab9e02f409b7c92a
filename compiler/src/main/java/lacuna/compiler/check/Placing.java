package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Puts components in their places, and works their members out when they are first asked for. */
final class Placing {
  private final Elaboration e;

  Placing(Elaboration e) {
    this.e = e;
  }

  /** A parameter, constant, tensor or part of a component; null when it has nothing of that name. */
  @Nullable Val member(Placed placed, String name, Span span) {
    Val known = placed.known.get(name);
    if (known != null) {
      return known;
    }
    if (!placed.declared.names().containsKey(name) || placed.declared.method(name) != null && placed.declared.member(name) == null && placed.declared.parameter(name).isEmpty()) {
      return null;
    }
    if (!placed.busy.add(name)) {
      e.report.add(Diagnostic.error(Code.T06, "`%s` is worked out from itself".formatted(name)).at(span));
      return Val.UNKNOWN;
    }
    try {
      Val found = find(placed, name);
      placed.known.put(name, found);
      return found;
    } finally {
      placed.busy.remove(name);
    }
  }

  private Val find(Placed placed, String name) {
    Member.Parameter parameter = placed.declared.parameter(name).orElse(null);
    if (parameter != null) {
      Val val = noted(placed, name, parameter(placed, parameter, placed.closure.given().get(name), Frame.of(placed)));
      return val;
    }
    Member member = placed.declared.member(name);
    if (member == null) {
      return noted(placed, name, context(placed, name));
    }
    int order = placed.declared.component().members().indexOf(member);
    if (member instanceof Member.Constant constant) {
      constant(placed, constant);
      return placed.known.getOrDefault(name, Val.UNKNOWN);
    } else if (member instanceof Member.Param param) {
      return tensor(placed, order, param.name(), param.type(), param.value(), false);
    } else if (member instanceof Member.Buffer buffer) {
      return tensor(placed, order, buffer.name(), buffer.type(), buffer.value(), true);
    }
    Member.Layer layer = (Member.Layer) member;
    Val value = e.evaluator.eval(layer.value(), Frame.of(placed), Wanted.kind("layer"));
    if (value.value() instanceof Value.ListValue list && list.elements().stream().allMatch(Closure.class::isInstance)) {
      return placeList(placed, order, name, list, value, count(layer.value(), list, Frame.of(placed)));
    }
    return place(placed, order, name, value, layer.nameSpan(), Map.of());
  }

  /** How many layers a list has: of {@code [for i in 0..depth: ...]} it is {@code depth}. */
  private Node count(Expr value, Value.ListValue list, Frame frame) {
    Expr inner = value instanceof Expr.With with ? with.value() : value;
    boolean counted =
        inner instanceof Expr.Comprehension c && c.list() instanceof Expr.RangeOf range && range.start() instanceof Expr.Whole start && start.value() == 0;
    return counted
        ? e.evaluator.eval(((Expr.RangeOf) ((Expr.Comprehension) inner).list()).end(), frame, Wanted.ANYTHING).node()
        : Node.Constant.of(Value.Int.of(list.elements().size()));
  }

  /** Remembers a constant of the component, so that classes can name it. */
  private Val noted(Placed placed, String name, Val val) {
    placed.instance.constants().put(name, val.node());
    return val.value() instanceof Placed ? val : val.named(name, Node.Owner.COMPONENT, "");
  }

  /** A component's parameter: given, or its default. */
  private Val parameter(Placed placed, Member.Parameter parameter, @Nullable Val given, Frame frame) {
    Val val = given;
    if (val == null && parameter.value() != null) {
      val = e.evaluator.eval(parameter.value(), frame, Wanted.of(parameter.type(), e.library, frame));
      if (parameter.type() instanceof TypeExpr.Tensor == false) {
        Origin origin = new Origin(parameter.value().span(), parameter.name(), !e.library.isLibrary(frame.module));
        val = e.types.fit(val.origins().isEmpty() ? val.from(origin) : val, parameter.type(), frame, parameter.name(), parameter.value().span(), null);
      }
    }
    if (val == null) {
      e.report.add(
          Diagnostic.error(Code.N05, "`%s` needs `%s`".formatted(placed.declared.name(), parameter.name()))
              .at(placed.closure.span())
              .related(parameter.span(), "declared here"));
      return Val.UNKNOWN;
    }
    if (val.value() instanceof Closure && parameter.type() instanceof TypeExpr.Named || val.value() instanceof Closure) {
      return part(placed, parameter, val, frame);
    }
    return val;
  }

  /** A parameter that is a component: a part of the stage, placed with what its type gives it. */
  private Val part(Placed placed, Member.Parameter parameter, Val val, Frame frame) {
    TypeExpr type = parameter.type() instanceof TypeExpr.Maybe maybe ? maybe.type() : parameter.type();
    Closure closure = (Closure) val.value();
    if (closure.declared().kind().parameters().isEmpty() && closure.declared().component().external()) {
      return val; // an initialiser and the like are values, not parts
    }
    Map<String, Val> context = contextOf(closure, type, frame);
    List<Closure.Annotation> with = new ArrayList<>();
    parameter.with().forEach(a -> with.add(new Closure.Annotation(a, frame)));
    Closure annotated = closure.annotated(with);
    int order = placed.declared.component().parameters().indexOf(parameter) - 1000;
    return place(placed, order, parameter.name(), new Val(annotated, val.node(), val.origins()), parameter.nameSpan(), context);
  }

  /** What a type such as {@code encoder(image, channels, mask)} gives a component of that kind. */
  Map<String, Val> contextOf(Closure closure, TypeExpr type, Frame frame) {
    Map<String, Val> context = new LinkedHashMap<>();
    if (type instanceof TypeExpr.Named named && named.arguments() != null) {
      List<Member.Parameter> parameters = closure.declared().kind().parameters();
      e.calls.bind(named.arguments(), parameters, closure.declared().kind().name()).forEach(
          (parameter, argument) -> context.put(parameter.name(), e.evaluator.eval(argument.value(), frame, Wanted.ANYTHING)));
    }
    return context;
  }

  private Val context(Placed placed, String name) {
    Val val = placed.context.get(name);
    Member.Parameter parameter = placed.declared.kindParameter(name).orElseThrow();
    Frame frame = Frame.ofKind(placed);
    if (placed.declared.kind().name().equals("stage")) {
      frame = Frame.of(placed); // a stage's common settings may speak of its own
      return parameter(placed, parameter, val, frame);
    }
    if (val == null && parameter.value() != null) {
      val = e.evaluator.eval(parameter.value(), frame, Wanted.ANYTHING);
    }
    if (val == null) {
      e.report.add(
          Diagnostic.error(Code.N05, "`%s` is given no `%s` here".formatted(placed.declared.name(), name))
              .at(placed.closure.span())
              .related(parameter.span(), "declared here")
              .help("a parameter gives it, as in `%s: %s(%s)`; a list of them does not".formatted(placed.declared.kind().name(), placed.declared.kind().name(), name)));
      return Val.UNKNOWN;
    }
    return val;
  }

  private void constant(Placed placed, Member.Constant constant) {
    Val value = e.evaluator.eval(constant.value(), Frame.of(placed), Wanted.ANYTHING);
    List<String> names = constant.pattern().names();
    String text = constant.value().span().text().replaceAll("\\s+", " ");
    if (value.tensor() && !(value.node() instanceof Node.Constant)) {
      e.report.add(Diagnostic.error(Code.T06, "`let` of a component names what is known before the run; a tensor is a `buffer`").at(constant.span()));
      names.forEach(name -> placed.known.put(name, Val.UNKNOWN));
      return;
    }
    if (constant.pattern().single() != null) {
      placed.instance.constants().put(names.get(0), value.node());
      placed.known.put(names.get(0), value.unknown() ? value : value.named(names.get(0), Node.Owner.COMPONENT, text));
      return;
    }
    List<? extends Value> parts = Patterns.parts(value.value(), names.size());
    if (parts == null && !value.unknown()) {
      e.report.blame(Patterns.mismatch(value, names.size()), constant.pattern().span(), value.origins(), "");
    }
    for (int i = 0; i < names.size(); i++) {
      Val part = parts == null ? Val.UNKNOWN : new Val(parts.get(i), Node.Constant.of(parts.get(i)), value.origins()).named(names.get(i), Node.Owner.COMPONENT, "");
      placed.instance.constants().put(names.get(i), part.node());
      placed.known.put(names.get(i), part);
    }
  }

  private Val tensor(Placed placed, int order, String name, TypeExpr type, Expr value, boolean buffer) {
    Frame frame = Frame.of(placed);
    Annotations with = new Annotations(e);
    Expr inner = value;
    while (inner instanceof Expr.With annotated) {
      annotated.arguments().forEach(a -> with.add(new Closure.Annotation(a, frame)));
      inner = annotated.value();
    }
    if (!(type instanceof TypeExpr.Tensor declared)) {
      e.report.add(Diagnostic.error(Code.T06, "`%s` needs a shape: [width]".formatted(name)).at(type.span()));
      return Val.UNKNOWN;
    }
    Val shape = e.evaluator.eval(declared.shape(), frame, Wanted.ANYTHING);
    List<Value.Int> sizes = sizes(shape, declared);
    Val content = e.evaluator.eval(inner, frame, Wanted.kind("init"));
    if (sizes == null || content.unknown()) {
      return Val.UNKNOWN;
    }
    Value.Tensor tensor = new Value.Tensor(sizes, e.shapes.element(declared.element(), frame));
    if (content.tensor() && !content.value().equals(tensor)) {
      e.report.blame(
          Diagnostic.error(Code.S03, "`%s` is declared with another shape than its value has".formatted(name)).note("declared " + tensor).note("given    " + content.value()),
          value.span(), content.origins(), "this is " + content.value());
      return Val.UNKNOWN;
    }
    List<Node> nodes = shape.node() instanceof Node.Sizes s ? s.sizes() : sizes.stream().map(Node.Constant::of).map(Node.class::cast).toList();
    placed.instance.parts().put(name, new Instance.TensorPart(order, with.key(name), buffer, nodes, tensor, content.node(), with.said()));
    return new Val(tensor, new Node.MemberTensor(name), List.of());
  }

  private @Nullable List<Value.Int> sizes(Val shape, TypeExpr.Tensor declared) {
    if (shape.unknown()) {
      return null;
    }
    List<Value.Int> sizes = new ArrayList<>();
    for (Value size : ((Value.ListValue) shape.value()).elements()) {
      Value.Int whole = e.shapes.size(new Val(size, Node.Constant.of(size), shape.origins()), declared.span());
      if (whole == null) {
        return null;
      } else if (whole.number() < 1) {
        e.report.blame(Diagnostic.error(Code.V01, "a size of a tensor is at least 1"), declared.span(), shape.origins(), "this is " + whole);
        return null;
      }
      sizes.add(whole);
    }
    return sizes;
  }

  /** Puts a component in its place within {@code holder}. */
  private Val place(Placed holder, int order, String name, Val value, Span span, Map<String, Val> context) {
    if (value.unknown()) {
      return value;
    } else if (value.value() instanceof Closure closure) {
      Placed placed = placed(closure, context);
      Annotations with = Annotations.of(e, closure);
      placed.use = () -> {
        if (!holder.instance.parts().containsKey(name)) {
          holder.instance.parts().put(name, layer(order, with.key(name), placed, with));
          holder.use.run();
        }
      };
      return new Val(placed, new Node.MemberTensor(name), value.origins());
    }
    e.report.blame(Diagnostic.error(Code.T01, "`%s` must be a layer or a list of layers".formatted(name)), span, value.origins(), "this is " + Describe.article(value.value()));
    return Val.UNKNOWN;
  }

  private Val placeList(Placed holder, int order, String name, Value.ListValue list, Val value, Node count) {
    List<Placed> all = new ArrayList<>();
    List<Annotations> with = new ArrayList<>();
    for (Value element : list.elements()) {
      all.add(placed((Closure) element, Map.of()));
      with.add(Annotations.of(e, (Closure) element));
    }
    Runnable use = () -> {
      if (!holder.instance.parts().containsKey(name)) {
        List<Instance.LayerPart> layers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          layers.add(layer(order, with.get(i).key(String.valueOf(i)), all.get(i), with.get(i)));
        }
        holder.instance.parts().put(name, new Instance.LayersPart(order, name, layers, count));
        holder.use.run();
      }
    };
    all.forEach(placed -> placed.use = use);
    return new Val(new Value.ListValue(all), new Node.MemberTensor(name), value.origins());
  }

  /** A component in a place of its own; its conditions are checked. */
  Placed placed(Closure closure, Map<String, Val> context) {
    Placed placed = new Placed(closure, context);
    Statements statements = new Statements(e);
    for (Member member : closure.declared().kind().offers()) {
      if (member instanceof Member.Require require) {
        statements.require(require.condition(), require.reason(), Frame.of(placed));
      }
    }
    for (Member member : closure.declared().component().members()) {
      if (member instanceof Member.Require require) {
        statements.require(require.condition(), require.reason(), Frame.of(placed));
      }
    }
    for (Member.Parameter parameter : closure.declared().component().parameters()) {
      if (parameter.value() == null && !closure.given().containsKey(parameter.name())) {
        member(placed, parameter.name(), closure.span());
      }
    }
    return placed;
  }

  private Instance.LayerPart layer(int order, String key, Placed placed, Annotations with) {
    Map<String, Node> arguments = new LinkedHashMap<>();
    placed.closure.given().forEach((name, val) -> arguments.put(name, val.node()));
    if (placed.declared.component().external()) {
      arguments.clear();
      Node.External external = (Node.External) external(placed.closure, placed.context);
      arguments.putAll(external.arguments());
      placed.instance.externalArguments().putAll(external.arguments());
    }
    return new Instance.LayerPart(order, key, false, placed.instance, arguments, with.said());
  }

  /** Makes a part, or every part of a list, exist. */
  void use(Val part) {
    if (part.value() instanceof Placed placed) {
      placed.use.run();
    } else if (part.value() instanceof Value.ListValue list) {
      list.elements().forEach(x -> {
        if (x instanceof Placed placed) {
          placed.use.run();
        }
      });
    }
  }

  /** A component of the runtime as code: what its kind gives, then its parameters, defaults filled in. */
  Node external(Closure closure, Map<String, Val> context) {
    Placed placed = new Placed(closure, context);
    Map<String, Node> arguments = new LinkedHashMap<>();
    for (Member.Parameter parameter : closure.declared().kind().parameters()) {
      Val val = context.get(parameter.name());
      arguments.put(parameter.name(), val == null ? Node.Constant.of(new Value.None()) : val.node());
    }
    for (Member.Parameter parameter : closure.declared().component().parameters()) {
      Val given = closure.given().get(parameter.name());
      Val val = given != null ? given : member(placed, parameter.name(), closure.span());
      arguments.put(parameter.name(), val == null ? Node.Constant.of(new Value.None()) : val.node());
    }
    return new Node.External(closure.declared().component().kind(), closure.declared().component().name(), arguments, null);
  }

  /** What calling a component gives: its {@code forward} run on what its kind says it is given, beside the real one. */
  Val output(Placed placed, Span span) {
    Val known = placed.known.get("output");
    if (known == null) {
      known = e.flops.without(() -> new Outputs(e).of(placed, span));
      placed.known.put("output", known);
    }
    return known;
  }
}
