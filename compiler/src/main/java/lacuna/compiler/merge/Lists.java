package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Merges the arguments of a list of layers: one expression for all elements, which may read the element's index. */
final class Lists {
  private final ClassUnit unit;
  private final List<Instance> instances;

  Lists(ClassUnit unit, List<Instance> instances) {
    this.unit = unit;
    this.instances = instances;
  }

  /** How many elements: by the name of a constant where one has that value. */
  Code count(List<Cell> counts) {
    return unit.code(labelled(counts), "count");
  }

  /** One expression for every element of every instance's row. */
  Code code(List<List<Cell>> rows, String hint) {
    List<Cell> firsts = new ArrayList<>();
    rows.forEach(row -> firsts.add(row.get(0)));
    if (rows.stream().allMatch(Unit::equalValues)) {
      return unit.code(firsts, hint);
    }
    if (rows.stream().allMatch(row -> row.stream().allMatch(c -> c.node() instanceof Node.External))) {
      return external(rows, (Node.External) firsts.get(0).node());
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
    return new Code.ElementAt(array(labelled(lists), hint), new Code.LoopIndex(), Literals.type(list));
  }

  private Code external(List<List<Cell>> rows, Node.External first) {
    List<Code> arguments = new ArrayList<>();
    for (List<Cell> row : rows) {
      if (row.stream().anyMatch(c -> !((Node.External) c.node()).name().equals(first.name()))) {
        throw new Conflict("elements of a list have different components");
      }
    }
    for (String name : first.arguments().keySet()) {
      List<List<Cell>> parts = rows.stream().map(row -> Cell.part(row, Node.External.class, x -> x.arguments().get(name))).toList();
      arguments.add(code(parts, name));
    }
    return new Code.External(first.kind(), first.name(), arguments);
  }

  /** Whole numbers that count up by one: the first plus the index. */
  private @Nullable Code counted(List<List<Cell>> rows, List<Cell> firsts, String hint) {
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (!(row.get(i).node() instanceof Node.Constant c && c.value() instanceof Value.Int number)
            || !(row.get(0).node() instanceof Node.Constant f && f.value() instanceof Value.Int start)
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
    if (Unit.equalValues(starts) && ((Node.Constant) starts.get(0).node()).value().equals(Value.Int.of(0))) {
      return new Code.LoopIndex();
    }
    Code start = unit.code(labelled(starts), hint.equals("level") ? "first" : hint);
    return new Code.Arithmetic("+", List.of(start, new Code.LoopIndex()), ValueType.INT);
  }

  /** A list that is equal in all instances is a constant of the class; else the constructor is given it. */
  private Code array(List<Cell> lists, String hint) {
    String name = hint.endsWith("s") ? hint : hint + "s";
    return Unit.equalValues(lists) ? unit.array(name, ((Node.Constant) lists.get(0).node()).value()) : unit.code(lists, name);
  }

  /** The same cells under the name of a constant of the component that has their values, where there is one. */
  private List<Cell> labelled(List<Cell> cells) {
    for (Map.Entry<String, Value> constant : instances.get(cells.get(0).owner()).constants().entrySet()) {
      boolean fits = cells.stream().allMatch(c -> ((Node.Constant) c.node()).value().equals(instances.get(c.owner()).constants().get(constant.getKey())));
      if (fits) {
        Node.Label label = new Node.Label(constant.getKey(), Node.Owner.COMPONENT, "");
        return cells.stream().map(c -> new Cell(c.owner(), new Node.Constant(((Node.Constant) c.node()).value(), label, null))).toList();
      }
    }
    return cells;
  }
}
