package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/** Makes one expression of several whose roots are of one type. */
final class NodeGeneralizer implements Node.Visitor<Generalization<Code>> {
  private final List<Occurrence> all;
  private final String hint;
  private final Target target;
  private final Known known;
  private final ExpressionGeneralizer expressions;

  NodeGeneralizer(
      List<Occurrence> all,
      String hint,
      Target target,
      Known known,
      ExpressionGeneralizer expressions) {
    this.all = all;
    this.hint = hint;
    this.target = target;
    this.known = known;
    this.expressions = expressions;
  }

  @Override
  public Generalization<Code> visitConstant(Node.Constant first) {
    return target.constant(all, hint, expressions);
  }

  @Override
  public Generalization<Code> visitLocal(Node.Local first) {
    return same(Node.Local.class, Node.Local::name).map(Code.LocalRef::new);
  }

  @Override
  public Generalization<Code> visitMemberRef(Node.MemberRef first) {
    return same(Node.MemberRef.class, Node.MemberRef::name).map(Code.MemberRef::new);
  }

  @Override
  public Generalization<Code> visitOperation(Node.Operation first) {
    return same(Node.Operation.class, Node.Operation::name)
        .then(name -> elements(node -> ((Node.Operation) node).arguments(), this::argument))
        .map(arguments -> arguments.stream().flatMap(List::stream).toList())
        .map(arguments -> new Code.Operation(first.name(), arguments));
  }

  /** An argument of an operation; of a range both ends. */
  private Generalization<List<Code>> argument(List<Occurrence> arguments) {
    boolean ranges =
        Occurrence.are(arguments, Node.Constant.class)
            && ConstantValues.first(arguments) instanceof Value.Range;
    return ranges
        ? Generalization.all(
            List.of(
                expressions.code(ends(arguments, 0), "start"),
                expressions.code(ends(arguments, 1), "end")))
        : expressions.code(arguments, "value").map(List::of);
  }

  private static List<Occurrence> ends(List<Occurrence> ranges, int which) {
    return Occurrence.parts(ranges, Node.Constant.class, range -> end(range, which));
  }

  private static Node end(Node.Constant range, int which) {
    if (range.formula() != null && range.formula().operator().equals("..")) {
      return range.formula().operands().get(which);
    }
    Value.Range value = (Value.Range) range.value();
    return Node.Constant.of(which == 0 ? value.start() : value.end());
  }

  @Override
  public Generalization<Code> visitFunctionCall(Node.FunctionCall first) {
    GeneralFunction function = known.functionOf().get(first.function());
    boolean one =
        all.stream()
            .map(each -> ((Node.FunctionCall) each.node()).function())
            .allMatch(call -> known.functionOf().get(call) == function);
    return one
        ? Generalization.of(function)
            .binding(bindings -> bindings.call(first.function().place()))
            .then(
                f ->
                    expressions.arguments(
                        all, f.parameters(), n -> ((Node.FunctionCall) n).arguments()))
            .map(arguments -> new Code.FunctionCall(function.plan().name(), arguments))
        : Generalization.mismatch("calls of different variants of a function");
  }

  @Override
  public Generalization<Code> visitSelfCall(Node.SelfCall first) {
    return same(Node.SelfCall.class, call -> call.method().name())
        .then(
            method ->
                expressions.arguments(
                        all, target.parameters(method), n -> ((Node.SelfCall) n).arguments())
                    .map(arguments -> new Code.SelfCall(method, arguments)));
  }

  @Override
  public Generalization<Code> visitPartCall(Node.PartCall first) {
    return same(Node.PartCall.class, Node.PartCall::receiver)
        .then(receiver -> same(Node.PartCall.class, call -> call.method().name()))
        .then(method -> target.partCall(all, first, expressions));
  }

  @Override
  public Generalization<Code> visitSizes(Node.Sizes first) {
    return elements(node -> ((Node.Sizes) node).sizes(), sizes -> expressions.code(sizes, "size"))
        .map(Code.Sizes::new);
  }

  @Override
  public Generalization<Code> visitListOf(Node.ListOf first) {
    return elements(node -> ((Node.ListOf) node).elements(), each -> expressions.code(each, hint))
        .map(elements -> new Code.ListCode(elements, type(first)));
  }

  private static ValueType type(Node.ListOf list) {
    boolean numbers =
        !list.elements().isEmpty()
            && list.elements().stream()
                .allMatch(x -> x instanceof Node.Constant c && c.value() instanceof Value.Int);
    boolean objects = list.elements().stream().anyMatch(Node.External.class::isInstance);
    return numbers ? ValueType.INT_LIST : objects ? ValueType.OBJECT : ValueType.TENSOR_LIST;
  }

  @Override
  public Generalization<Code> visitMapOver(Node.MapOver first) {
    List<Occurrence> bodies = new ArrayList<>();
    all.forEach(
        each -> ((Node.MapOver) each.node()).bodies().forEach(b -> bodies.add(each.with(b))));
    return same(Node.MapOver.class, Node.MapOver::variable)
        .then(
            name ->
                expressions.code(
                    Occurrence.parts(all, Node.MapOver.class, Node.MapOver::list), "list"))
        .then(
            list ->
                expressions.code(bodies, "value")
                    .map(body -> new Code.MapTensors(list, first.variable(), body)));
  }

  @Override
  public Generalization<Code> visitElement(Node.Element first) {
    Code index = new Code.Literal((long) first.index(), ValueType.INT);
    return same(Node.Element.class, Node.Element::index)
        .then(
            i ->
                expressions.code(
                    Occurrence.parts(all, Node.Element.class, Node.Element::list), hint))
        .map(list -> new Code.ElementAt(list, index, ValueType.TENSOR_LIST));
  }

  @Override
  public Generalization<Code> visitConditional(Node.Conditional first) {
    List<Occurrence> yes = new ArrayList<>();
    List<Occurrence> no = new ArrayList<>();
    for (Occurrence each : all) {
      Node.Conditional conditional = (Node.Conditional) each.node();
      (conditional.outcome() ? yes : no).add(each.with(conditional.value()));
    }
    return expressions.choose(
        Occurrence.parts(all, Node.Conditional.class, Node.Conditional::condition),
        yes,
        no,
        hint);
  }

  @Override
  public Generalization<Code> visitExternal(Node.External first) {
    boolean one =
        all.stream()
            .allMatch(each -> ((Node.External) each.node()).name().equals(first.name()));
    if (!one || !ConstantValues.equal(all) && first.label() != null) {
      boolean labeled =
          first.label() != null
              && all.stream()
                  .allMatch(each -> first.label().equals(((Node.External) each.node()).label()));
      return target.parameter(all, labeled ? first.label().name() : hint, ValueType.OBJECT);
    }
    List<String> parameters = List.copyOf(first.arguments().keySet());
    return expressions.arguments(all, parameters, node -> ((Node.External) node).arguments())
        .map(arguments -> new Code.External(first.kind(), first.name(), arguments));
  }

  private <T> Generalization<List<T>> elements(
      Function<Node, List<Node>> list, Function<List<Occurrence>, Generalization<T>> element) {
    int size = list.apply(all.get(0).node()).size();
    if (all.stream().anyMatch(each -> list.apply(each.node()).size() != size)) {
      return Generalization.mismatch("lists of different lengths");
    }
    List<Generalization<T>> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int at = i;
      elements.add(
          element.apply(
              all.stream().map(each -> each.with(list.apply(each.node()).get(at))).toList()));
    }
    return Generalization.all(elements);
  }

  /** What is the same everywhere, as a name is. */
  private <N extends Node, T> Generalization<T> same(Class<N> type, Function<N, T> part) {
    T first = part.apply(type.cast(all.get(0).node()));
    return all.stream().allMatch(each -> part.apply(type.cast(each.node())).equals(first))
        ? Generalization.of(first)
        : Generalization.mismatch("different names at one place");
  }
}
