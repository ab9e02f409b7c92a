package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Merges the code of several instances of a class, or of several calls of a function, place by
 * place.
 */
abstract class Unit {
  final Merger merger;

  /** Names of the body's own constants that the merged code reads. */
  final Set<String> localsRead = new LinkedHashSet<>();

  /** Named constants of the body being merged. */
  final Map<String, List<Cell>> constants = new HashMap<>();

  /** Constant parameters of the function or method that the merged code reads. */
  final Set<String> parametersRead = new LinkedHashSet<>();

  /** Constant parameters of the function or method being merged. */
  Set<String> constantParameters = Set.of();

  Unit(Merger merger) {
    this.merger = merger;
  }

  /** One expression for all cells. {@code hint} names a parameter that has to be made up. */
  Code code(List<Cell> cells, String hint) {
    Node first = cells.get(0).node();
    if (cells.stream().anyMatch(c -> c.node().getClass() != first.getClass())) {
      return mixed(cells, hint);
    } else if (first instanceof Node.Constant) {
      return constant(cells, hint);
    } else if (first instanceof Node.Local local) {
      return new Code.LocalRef(same(cells, local.name(), n -> ((Node.Local) n).name()));
    } else if (first instanceof Node.MemberRef member) {
      return new Code.MemberRef(same(cells, member.name(), n -> ((Node.MemberRef) n).name()));
    } else if (first instanceof Node.Operation operation) {
      return operation(cells, operation);
    } else if (first instanceof Node.FunctionCall call) {
      return functionCall(cells, call);
    } else if (first instanceof Node.SelfCall call) {
      MethodShape shape = method(call.method());
      return new Code.SelfCall(
          call.method().name(),
          arguments(cells, shape.parameters(), n -> ((Node.SelfCall) n).arguments()));
    } else if (first instanceof Node.PartCall call) {
      return partCall(cells, call);
    } else if (first instanceof Node.Sizes sizes) {
      return new Code.Sizes(
          list(cells, n -> ((Node.Sizes) n).sizes(), sizes.sizes().size(), "size"));
    } else if (first instanceof Node.ListOf list) {
      return new Code.ListCode(
          list(cells, n -> ((Node.ListOf) n).elements(), list.elements().size(), hint),
          listType(list));
    } else if (first instanceof Node.MapOver map) {
      return mapOver(cells, map);
    } else if (first instanceof Node.Element element) {
      int index = same(cells, element.index(), n -> ((Node.Element) n).index());
      Code list = code(Cell.part(cells, Node.Element.class, Node.Element::list), hint);
      return new Code.ElementAt(
          list, new Code.Literal((long) index, ValueType.INT), ValueType.TENSOR_LIST);
    } else if (first instanceof Node.Conditional) {
      return chosen(cells, hint);
    }
    return external(cells, (Node.External) first, hint);
  }

  private static ValueType listType(Node.ListOf list) {
    boolean numbers =
        !list.elements().isEmpty()
            && list.elements().stream()
                .allMatch(x -> x instanceof Node.Constant c && c.value() instanceof Value.Int);
    boolean objects = list.elements().stream().anyMatch(Node.External.class::isInstance);
    return numbers ? ValueType.INT_LIST : objects ? ValueType.OBJECT : ValueType.TENSOR_LIST;
  }

  /** A constant of a class is read by name; a function's stays symbolic. */
  abstract Code constant(List<Cell> cells, String hint);

  /** What a method of this class takes. */
  abstract MethodShape method(ResidualFunction residue);

  /** A made-up parameter for what differs without a formula. */
  abstract Code parameter(List<Cell> cells, String name, ValueType type);

  /** Whether a list of layers has one class for all. */
  abstract boolean uniform(String member);

  /**
   * From here on a loop variable stands for a member of its own; with an empty name it does no
   * longer.
   */
  abstract void loopVariable(String variable, String member);

  /** A constant of the body, which the merged code reads. */
  Code defined(List<Cell> cells) {
    Code formula = new Formulas(this).code(cells);
    if (formula != null) {
      return formula;
    } else if (!Worth.equal(cells)) {
      throw new Conflict("a constant without a formula differs");
    }
    return Literals.code(((Node.Constant) cells.get(0).node()).value());
  }

  /** Whether tracing may see and replace a value that a body names. */
  abstract boolean shows(Code value);

  /**
   * Notes a decision, so that members that only one side uses can be made under the same condition.
   */
  abstract void decided(List<Cell> conditions, Code condition);

  private Code mixed(List<Cell> cells, String hint) {
    String optional = optional(cells);
    if (optional != null) {
      return new Code.LocalRef(optional);
    }
    boolean objects =
        cells.stream()
            .allMatch(c -> c.node() instanceof Node.External || c.node() instanceof Node.Constant);
    if (objects) {
      return parameter(cells, hint, ValueType.OBJECT);
    }
    throw new Conflict("different code at one place");
  }

  /** The name of a parameter that is a tensor in some calls and none in others. */
  private static @Nullable String optional(List<Cell> cells) {
    Set<String> names = new LinkedHashSet<>();
    for (Cell cell : cells) {
      if (cell.node() instanceof Node.Local local) {
        names.add(local.name());
      } else if (cell.node() instanceof Node.Constant c
          && c.value() instanceof Value.None
          && c.label() != null) {
        names.add(c.label().name());
      } else {
        return null;
      }
    }
    return names.size() == 1 ? names.iterator().next() : null;
  }

  <T> T same(List<Cell> cells, T first, java.util.function.Function<Node, T> part) {
    for (Cell cell : cells) {
      if (!part.apply(cell.node()).equals(first)) {
        throw new Conflict("different names at one place");
      }
    }
    return first;
  }

  private Code operation(List<Cell> cells, Node.Operation operation) {
    same(cells, operation.name(), n -> ((Node.Operation) n).name());
    List<Code> arguments = new ArrayList<>();
    for (int i = 0; i < operation.arguments().size(); i++) {
      int at = i;
      List<Cell> part = Cell.part(cells, Node.Operation.class, o -> o.arguments().get(at));
      if (part.get(0).node() instanceof Node.Constant c && c.value() instanceof Value.Range) {
        arguments.add(code(Cell.part(part, Node.Constant.class, r -> bound(r, 0)), "start"));
        arguments.add(code(Cell.part(part, Node.Constant.class, r -> bound(r, 1)), "end"));
      } else {
        arguments.add(code(part, "value"));
      }
    }
    return new Code.Operation(operation.name(), arguments);
  }

  private static Node bound(Node.Constant range, int which) {
    if (range.formula() != null && range.formula().operator().equals("..")) {
      return range.formula().operands().get(which);
    }
    Value.Range value = (Value.Range) range.value();
    return Node.Constant.of(which == 0 ? value.start() : value.end());
  }

  private Code functionCall(List<Cell> cells, Node.FunctionCall call) {
    FunctionUnit function = merger.function(call.function());
    for (Cell cell : cells) {
      if (merger.function(((Node.FunctionCall) cell.node()).function()) != function) {
        throw new Conflict("calls of different variants of a function");
      }
    }
    return new Code.FunctionCall(
        function.name(),
        arguments(cells, function.shape().parameters(), n -> ((Node.FunctionCall) n).arguments()));
  }

  private Code partCall(List<Cell> cells, Node.PartCall call) {
    same(cells, call.receiver(), n -> ((Node.PartCall) n).receiver());
    same(cells, call.method().name(), n -> ((Node.PartCall) n).method().name());
    if (merger.owner(call.method()).external()) {
      List<String> parameters =
          call.method().parameters().stream().map(ResidualFunction.Parameter::name).toList();
      return call(call, arguments(cells, parameters, n -> ((Node.PartCall) n).arguments()));
    }
    MethodShape shape = merger.methodOf(call.method());
    for (Cell cell : cells) {
      if (merger.classOf(merger.owner(((Node.PartCall) cell.node()).method()))
          != merger.classOf(merger.owner(call.method()))) {
        throw new Conflict("calls of different classes");
      }
    }
    return call(call, arguments(cells, shape.parameters(), n -> ((Node.PartCall) n).arguments()));
  }

  /** A call of a part; a stage lets tracing see its result. */
  abstract Code call(Node.PartCall call, List<Code> arguments);

  private List<Code> arguments(
      List<Cell> cells,
      List<String> parameters,
      java.util.function.Function<Node, Map<String, Node>> all) {
    List<Code> arguments = new ArrayList<>();
    for (String parameter : parameters) {
      List<Cell> part = new ArrayList<>();
      for (Cell cell : cells) {
        part.add(new Cell(cell.owner(), all.apply(cell.node()).get(parameter)));
      }
      arguments.add(argument(part, parameter));
    }
    return arguments;
  }

  /** An argument may be a tensor in one call and none in another. */
  private Code argument(List<Cell> cells, String parameter) {
    return code(cells, parameter);
  }

  private List<Code> list(
      List<Cell> cells, java.util.function.Function<Node, List<Node>> all, int size, String hint) {
    List<Code> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int at = i;
      List<Cell> part = new ArrayList<>();
      for (Cell cell : cells) {
        if (all.apply(cell.node()).size() != size) {
          throw new Conflict("lists of different lengths");
        }
        part.add(new Cell(cell.owner(), all.apply(cell.node()).get(at)));
      }
      list.add(code(part, hint));
    }
    return list;
  }

  private Code mapOver(List<Cell> cells, Node.MapOver map) {
    same(cells, map.variable(), n -> ((Node.MapOver) n).variable());
    List<Cell> bodies = new ArrayList<>();
    for (Cell cell : cells) {
      ((Node.MapOver) cell.node())
          .bodies()
          .forEach(body -> bodies.add(new Cell(cell.owner(), body)));
    }
    return new Code.MapTensors(
        code(Cell.part(cells, Node.MapOver.class, Node.MapOver::list), "list"),
        map.variable(),
        code(bodies, "value"));
  }

  private Code chosen(List<Cell> cells, String hint) {
    List<Cell> yes = new ArrayList<>();
    List<Cell> no = new ArrayList<>();
    for (Cell cell : cells) {
      Node.Conditional chosen = (Node.Conditional) cell.node();
      (chosen.outcome() ? yes : no).add(new Cell(cell.owner(), chosen.value()));
    }
    if (yes.isEmpty() || no.isEmpty()) {
      return code(yes.isEmpty() ? no : yes, hint);
    }
    Code condition = condition(Cell.part(cells, Node.Conditional.class, Node.Conditional::condition));
    return new Code.Choose(condition, code(yes, hint), code(no, hint));
  }

  /** A condition that differs between cells. */
  Code condition(List<Cell> conditions) {
    Code condition = code(conditions, "flag");
    decided(conditions, condition);
    return condition;
  }

  private Code external(List<Cell> cells, Node.External external, String hint) {
    boolean alike =
        cells.stream().allMatch(c -> ((Node.External) c.node()).name().equals(external.name()));
    if (!alike || !Worth.equal(cells) && external.label() != null) {
      return parameter(
          cells,
          external.label() != null && alikeLabels(cells) ? external.label().name() : hint,
          ValueType.OBJECT);
    }
    List<Code> arguments = new ArrayList<>();
    for (String name : external.arguments().keySet()) {
      arguments.add(
          code(Cell.part(cells, Node.External.class, x -> x.arguments().get(name)), name));
    }
    return new Code.External(external.kind(), external.name(), arguments);
  }

  private static boolean alikeLabels(List<Cell> cells) {
    Node.Label label = ((Node.External) cells.get(0).node()).label();
    return cells.stream().allMatch(c -> label.equals(((Node.External) c.node()).label()));
  }
}
