package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/**
 * Makes one expression of what the elements of a list of layers are given, which may read the
 * element's index. A row has the elements of one instance.
 */
final class ElementGeneralizer {
  private final ClassTarget target;
  private final ExpressionGeneralizer expressions;

  ElementGeneralizer(ClassTarget target, ExpressionGeneralizer expressions) {
    this.target = target;
    this.expressions = expressions;
  }

  /** One expression for every element of every row. */
  Generalization<Code> code(List<List<Occurrence>> rows, String hint) {
    List<Occurrence> firsts = rows.stream().map(row -> row.get(0)).toList();
    if (rows.stream().allMatch(ConstantValues::equal)) {
      return expressions.code(firsts, hint);
    } else if (rows.stream().allMatch(row -> Occurrence.are(row, Node.External.class))) {
      return external(rows, (Node.External) firsts.get(0).node());
    } else if (rows.stream().allMatch(IndexFormulas::are)) {
      return expressions.code(rows.stream().flatMap(List::stream).toList(), hint);
    } else if (rows.stream().allMatch(row -> Occurrence.are(row, Node.Constant.class))) {
      return counted(rows, hint).orElseGet(() -> elementOfList(rows, hint));
    }
    return Generalization.mismatch("elements of a list differ in more than numbers");
  }

  private Generalization<Code> external(List<List<Occurrence>> rows, Node.External first) {
    boolean one =
        rows.stream()
            .flatMap(List::stream)
            .allMatch(each -> ((Node.External) each.node()).name().equals(first.name()));
    return one
        ? Generalization.all(
                first.arguments().keySet().stream().map(name -> argument(rows, name)).toList())
            .map(arguments -> new Code.External(first.kind(), first.name(), arguments))
        : Generalization.mismatch("elements of a list have different components");
  }

  private Generalization<Code> argument(List<List<Occurrence>> rows, String name) {
    return code(
        rows.stream()
            .map(row -> Occurrence.parts(row, Node.External.class, x -> x.arguments().get(name)))
            .toList(),
        name);
  }

  /** Integers that count up by one: the first plus the index. */
  private Optional<Generalization<Code>> counted(List<List<Occurrence>> rows, String hint) {
    if (!rows.stream().allMatch(ElementGeneralizer::countsUp)) {
      return Optional.empty();
    }
    List<Occurrence> starts =
        rows.stream()
            .map(row -> row.get(0).with(Node.Constant.of(ConstantValues.first(row))))
            .toList();
    if (ConstantValues.equal(starts)
        && ConstantValues.first(starts).equals(Value.Int.of(0))) {
      return Optional.of(Generalization.of(new Code.LoopIndex()));
    }
    return Optional.of(
        expressions
            .code(addends(rows).orElse(starts), hint.equals("level") ? "first" : hint)
            .map(
                start ->
                    new Code.Arithmetic(
                        "+", List.of(start, new Code.LoopIndex()), ValueType.INT)));
  }

  private static boolean countsUp(List<Occurrence> row) {
    return ConstantValues.first(row) instanceof Value.Int start
        && IntStream.range(0, row.size())
            .allMatch(
                i ->
                    ((Node.Constant) row.get(i).node()).value() instanceof Value.Int number
                        && number.number() == start.number() + i);
  }

  /** Of {@code first + i} what stands before the plus, so that it keeps its name. */
  private static Optional<List<Occurrence>> addends(List<List<Occurrence>> rows) {
    List<Occurrence> addends = new ArrayList<>();
    for (List<Occurrence> row : rows) {
      Node.Constant start = (Node.Constant) row.get(0).node();
      boolean sum = start.formula() != null && start.formula().operator().equals("+");
      if (!sum
          || !(start.formula().operands().get(0) instanceof Node.Constant addend)
          || !addend.value().equals(start.value())) {
        return Optional.empty();
      }
      addends.add(row.get(0).with(addend));
    }
    return Optional.of(addends);
  }

  /** The element at the index of a list that is written out. */
  private Generalization<Code> elementOfList(List<List<Occurrence>> rows, String hint) {
    List<Occurrence> lists = rows.stream().map(ElementGeneralizer::list).toList();
    ValueType type = ValueTypes.of(ConstantValues.first(lists));
    return list(namedLists(rows, lists).orElse(lists), hint)
        .map(list -> new Code.ElementAt(list, new Code.LoopIndex(), type));
  }

  private static Occurrence list(List<Occurrence> row) {
    List<Value> values = new ArrayList<>();
    row.forEach(each -> values.add(((Node.Constant) each.node()).value()));
    return row.get(0).with(Node.Constant.of(new Value.ListValue(values)));
  }

  /** A list that is equal in all instances is a constant; else the constructor is given it. */
  private Generalization<Code> list(List<Occurrence> lists, String hint) {
    String name = hint.endsWith("s") ? hint : hint + "s";
    Node.Label label = ConstantValues.label(lists);
    return ConstantValues.equal(lists)
        ? target.list(label == null ? name : label.name(), ConstantValues.first(lists))
        : expressions.code(lists, name);
  }

  /** Elements that were read one by one from a list with a name are that list. */
  private static Optional<List<Occurrence>> namedLists(
      List<List<Occurrence>> rows, List<Occurrence> lists) {
    List<Occurrence> named = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Value all = ((Node.Constant) lists.get(i).node()).value();
      List<Occurrence> row = rows.get(i);
      if (!row.stream().allMatch(each -> isElementOf(all, (Node.Constant) each.node()))) {
        return Optional.empty();
      }
      Node.Constant first = (Node.Constant) row.get(0).node();
      named.add(row.get(0).with(first.formula().operands().get(0)));
    }
    return Optional.of(named);
  }

  private static boolean isElementOf(Value all, Node.Constant element) {
    return element.formula() != null
        && element.formula().operator().equals("[]")
        && element.formula().operands().get(0) instanceof Node.Constant list
        && list.label() != null
        && list.label().owner() == Node.Owner.COMPONENT
        && list.value().equals(all);
  }
}
