package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Merges the arguments of a list of layers: one expression for all elements, which may read the
 * element's index.
 */
final class Lists {
  private final ClassUnit unit;

  Lists(ClassUnit unit) {
    this.unit = unit;
  }

  /** One expression for every element of every instance's row. */
  Code code(List<List<Cell>> rows, String hint) {
    List<Cell> firsts = new ArrayList<>();
    rows.forEach(row -> firsts.add(row.get(0)));
    if (rows.stream().allMatch(Worth::equal)) {
      return unit.code(firsts, hint);
    }
    if (rows.stream()
        .allMatch(row -> row.stream().allMatch(c -> c.node() instanceof Node.External))) {
      return external(rows, (Node.External) firsts.get(0).node());
    }
    if (rows.stream().allMatch(Indices::countable)) {
      List<Cell> all = new ArrayList<>();
      rows.forEach(all::addAll);
      return unit.code(all, hint);
    }
    Code counted = counted(rows, firsts, hint);
    if (counted != null) {
      return counted;
    }
    List<Cell> lists = new ArrayList<>();
    for (List<Cell> row : rows) {
      List<Value> values = new ArrayList<>();
      for (Cell cell : row) {
        if (!(cell.node() instanceof Node.Constant constant)) {
          throw new Conflict("elements of a list differ in more than numbers");
        }
        values.add(constant.value());
      }
      lists.add(new Cell(row.get(0).owner(), Node.Constant.of(new Value.ListValue(values))));
    }
    Value list = ((Node.Constant) lists.get(0).node()).value();
    return new Code.ElementAt(
        array(indexed(rows, lists), hint), new Code.LoopIndex(), Literals.type(list));
  }

  private Code external(List<List<Cell>> rows, Node.External first) {
    List<Code> arguments = new ArrayList<>();
    for (List<Cell> row : rows) {
      if (row.stream().anyMatch(c -> !((Node.External) c.node()).name().equals(first.name()))) {
        throw new Conflict("elements of a list have different components");
      }
    }
    for (String name : first.arguments().keySet()) {
      List<List<Cell>> parts =
          rows.stream()
              .map(row -> Cell.part(row, Node.External.class, x -> x.arguments().get(name)))
              .toList();
      arguments.add(code(parts, name));
    }
    return new Code.External(first.kind(), first.name(), arguments);
  }

  /** Whole numbers that count up by one: the first plus the index. */
  private @Nullable Code counted(List<List<Cell>> rows, List<Cell> firsts, String hint) {
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (!(row.get(i).node() instanceof Node.Constant c && c.value() instanceof Value.Int number)
            || !(row.get(0).node() instanceof Node.Constant f
                && f.value() instanceof Value.Int start)
            || number.number() != start.number() + i) {
          return null;
        }
      }
    }
    List<Cell> starts = new ArrayList<>();
    for (Cell cell : firsts) {
      Value value = ((Node.Constant) cell.node()).value();
      starts.add(new Cell(cell.owner(), Node.Constant.of(value)));
    }
    if (Worth.equal(starts)
        && ((Node.Constant) starts.get(0).node()).value().equals(Value.Int.of(0))) {
      return new Code.LoopIndex();
    }
    Code start = unit.code(addend(rows, starts), hint.equals("level") ? "first" : hint);
    return new Code.Arithmetic("+", List.of(start, new Code.LoopIndex()), ValueType.INT);
  }

  /** Of {@code first + i} what stands before the plus, so that it keeps its name. */
  private static List<Cell> addend(List<List<Cell>> rows, List<Cell> starts) {
    List<Cell> addends = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Node.Constant start = (Node.Constant) rows.get(i).get(0).node();
      Value value = ((Node.Constant) starts.get(i).node()).value();
      boolean sum = start.formula() != null && start.formula().operator().equals("+");
      if (!sum
          || !(start.formula().operands().get(0) instanceof Node.Constant addend)
          || !addend.value().equals(value)) {
        return starts;
      }
      addends.add(new Cell(starts.get(i).owner(), addend));
    }
    return addends;
  }

  /**
   * A list that is equal in all instances is a constant of the class; else the constructor is given
   * it.
   */
  private Code array(List<Cell> lists, String hint) {
    String name = hint.endsWith("s") ? hint : hint + "s";
    Node.Label label = Worth.label(lists);
    return Worth.equal(lists)
        ? unit.array(
            label == null ? name : label.name(), ((Node.Constant) lists.get(0).node()).value())
        : unit.code(lists, name);
  }

  /** Elements that were read one by one from a list with a name are that list. */
  private static List<Cell> indexed(List<List<Cell>> rows, List<Cell> lists) {
    List<Cell> named = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Value all = ((Node.Constant) lists.get(i).node()).value();
      for (Cell cell : rows.get(i)) {
        Node.Formula formula = ((Node.Constant) cell.node()).formula();
        boolean read =
            formula != null
                && formula.operator().equals("[]")
                && formula.operands().get(0) instanceof Node.Constant;
        if (!read || !sameList(((Node.Constant) formula.operands().get(0)), all)) {
          return lists;
        }
        if (named.size() == i) {
          named.add(new Cell(cell.owner(), formula.operands().get(0)));
        }
      }
    }
    return named;
  }

  private static boolean sameList(Node.Constant list, Value all) {
    return list.label() != null
        && list.label().owner() == Node.Owner.COMPONENT
        && list.value().equals(all);
  }
}
