package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Merges the members of a class's instances. */
final class Members {
  private final ClassUnit unit;
  private final List<Instance> instances;
  private final Existence existence;
  private final Withs withs;

  Members(ClassUnit unit, List<Instance> instances) {
    this.unit = unit;
    this.instances = instances;
    existence = new Existence(unit, instances);
    withs = new Withs(unit);
  }

  /** A member that some instances have: its place in the declaration, and each instance's own. */
  private record Row(String name, int order, List<Cellar> parts) {}

  /** One instance's part. */
  private record Cellar(int owner, Instance.Part part) {}

  /** All members in the order of declaration. */
  List<MemberPlan> all() {
    Map<String, Row> rows = new HashMap<>();
    for (int i = 0; i < instances.size(); i++) {
      int owner = i;
      instances
          .get(i)
          .parts()
          .forEach(
              (name, part) ->
                  rows.computeIfAbsent(name, n -> new Row(n, order(part), new ArrayList<>()))
                      .parts()
                      .add(new Cellar(owner, part)));
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparingInt(Row::order).thenComparing(Row::name));
    List<MemberPlan> members = new ArrayList<>();
    for (Row row : sorted) {
      Code condition = existence.condition(row.name());
      Instance.Part first = row.parts().get(0).part();
      if (first instanceof Instance.TensorPart) {
        members.add(tensor(row, condition));
      } else if (first instanceof Instance.LayerPart) {
        members.add(layer(row.name(), layers(row, l -> (Instance.LayerPart) l), condition));
      } else if (uniform(unit.merger, instances, row.name())) {
        members.add(list(row, condition));
      } else {
        members.addAll(unlike(row, condition));
      }
    }
    return members;
  }

  private static int order(Instance.Part part) {
    if (part instanceof Instance.TensorPart tensor) {
      return tensor.order();
    }
    return part instanceof Instance.LayerPart layer
        ? layer.order()
        : ((Instance.LayersPart) part).order();
  }

  private MemberPlan tensor(Row row, @Nullable Code condition) {
    List<Instance.TensorPart> parts = new ArrayList<>();
    List<Cell> values = new ArrayList<>();
    List<List<Cell>> sizes = new ArrayList<>();
    for (Cellar cellar : row.parts()) {
      Instance.TensorPart part = (Instance.TensorPart) cellar.part();
      parts.add(part);
      values.add(new Cell(cellar.owner(), part.value()));
      for (int axis = 0; axis < part.shape().size(); axis++) {
        if (sizes.size() <= axis) {
          sizes.add(new ArrayList<>());
        }
        sizes.get(axis).add(new Cell(cellar.owner(), part.shape().get(axis)));
      }
    }
    Instance.TensorPart first = parts.get(0);
    if (parts.stream()
        .anyMatch(p -> !p.key().equals(first.key()) || p.shape().size() != first.shape().size())) {
      throw new Conflict("one tensor has several keys or ranks");
    }
    Code value = unit.code(values, row.name() + "_init");
    String shape = Shape.ofAll(parts.stream().map(Instance.TensorPart::type).toList());
    if (first.buffer()) {
      Code filled =
          value instanceof Code.Literal number
              ? new Code.Operation(
                  "full", List.of(new Code.Sizes(sizes(sizes)), ofElement(number, first)))
              : value;
      boolean running = Boolean.TRUE.equals(first.with().running());
      return new MemberPlan.Buffer(row.name(), first.key(), filled, running, shape, condition);
    }
    return new MemberPlan.Param(
        row.name(),
        first.key(),
        sizes(sizes),
        value,
        withs.merge(
            row.parts().stream()
                .map(c -> new Withs.Said(c.owner(), ((Instance.TensorPart) c.part()).with()))
                .toList()),
        shape,
        condition);
  }

  /** A number as the tensor's element type has it: {@code 0} is 0.0 in a tensor of reals. */
  private static Code ofElement(Code.Literal number, Instance.TensorPart part) {
    boolean real = part.type().element() == Value.Element.REAL;
    return real ? new Code.Literal(number.value(), ValueType.REAL) : number;
  }

  private List<Code> sizes(List<List<Cell>> sizes) {
    return sizes.stream().map(cells -> unit.code(cells, "size")).toList();
  }

  private record Owned(int owner, Instance.LayerPart layer) {}

  private static List<Owned> layers(Row row, Function<Instance.Part, Instance.LayerPart> part) {
    return row.parts().stream().map(c -> new Owned(c.owner(), part.apply(c.part()))).toList();
  }

  private MemberPlan layer(String name, List<Owned> layers, @Nullable Code condition) {
    Instance.LayerPart first = layers.get(0).layer();
    if (layers.stream().anyMatch(o -> !o.layer().key().equals(first.key()))) {
      throw new Conflict("one part has several keys");
    }
    MemberPlan.With with =
        withs.merge(layers.stream().map(o -> new Withs.Said(o.owner(), o.layer().with())).toList());
    if (first.instance().external()) {
      List<Code> arguments = new ArrayList<>();
      for (String parameter : first.arguments().keySet()) {
        arguments.add(
            unit.code(
                layers.stream()
                    .map(o -> new Cell(o.owner(), o.layer().arguments().get(parameter)))
                    .toList(),
                parameter));
      }
      return new MemberPlan.Layer(
          name,
          first.key(),
          Weights.none(first.instance()),
          first.instance().component(),
          first.instance().kind(),
          arguments,
          with,
          condition);
    }
    ClassUnit part = unit.merger.classOf(first.instance());
    if (layers.stream().anyMatch(o -> unit.merger.classOf(o.layer().instance()) != part)) {
      throw new Conflict("a part is of several classes");
    }
    List<Code> arguments = new ArrayList<>();
    part.given()
        .forEach(
            (parameter, values) ->
                arguments.add(
                    unit.code(
                        layers.stream()
                            .map(
                                o ->
                                    new Cell(
                                        o.owner(), argument(part, o.layer(), parameter, values)))
                            .toList(),
                        parameter)));
    return new MemberPlan.Layer(
        name,
        first.key(),
        Weights.none(first.instance()),
        part.name(),
        "",
        arguments,
        with,
        condition);
  }

  /** What a part's constructor is given: as the declaration writes it, else the value. */
  private static Node argument(
      ClassUnit part, Instance.LayerPart layer, String parameter, ClassUnit.Parameter values) {
    Node value = values.values().get(part.instances().indexOf(layer.instance()));
    Node written = layer.arguments().get(parameter);
    if (written != null && (value == null || Worth.of(written).equals(Worth.of(value)))) {
      return written;
    } else if (value == null) {
      return Node.Constant.of(zero(values.type()));
    }
    return nameless(value);
  }

  /** The same without the names that it has within the part. */
  private static Node nameless(Node node) {
    if (node instanceof Node.Constant constant) {
      return Node.Constant.of(constant.value());
    }
    Node.External external = (Node.External) node;
    Map<String, Node> arguments = new java.util.LinkedHashMap<>();
    external.arguments().forEach((name, argument) -> arguments.put(name, nameless(argument)));
    return new Node.External(external.kind(), external.name(), arguments, null);
  }

  /** For an instance that never reads a parameter. */
  private static Value zero(ValueType type) {
    return switch (type) {
      case INT -> Value.Int.of(0);
      case REAL -> new Value.Real(0);
      case BOOL -> new Value.Bool(false);
      default -> new Value.None();
    };
  }

  /** Whether all layers of a list, in all instances, have one class. */
  static boolean uniform(Merger merger, List<Instance> instances, String member) {
    ClassUnit first = null;
    for (Instance instance : instances) {
      if (!(instance.parts().get(member) instanceof Instance.LayersPart list)) {
        continue;
      }
      for (Instance.LayerPart layer : list.layers()) {
        ClassUnit unit = layer.instance().external() ? null : merger.classOf(layer.instance());
        if (unit == null
            || first != null && first != unit
            || !layer.key().equals(String.valueOf(list.layers().indexOf(layer)))) {
          return false;
        }
        first = unit;
      }
    }
    return first != null;
  }

  /** The member that holds one layer of a list whose layers are not of one class. */
  static String unlike(String list, int index) {
    return list + "_" + index;
  }

  private List<MemberPlan> unlike(Row row, @Nullable Code condition) {
    List<MemberPlan> members = new ArrayList<>();
    int count = ((Instance.LayersPart) row.parts().get(0).part()).layers().size();
    for (int i = 0; i < count; i++) {
      int index = i;
      List<Owned> layers = new ArrayList<>();
      for (Cellar cellar : row.parts()) {
        Instance.LayersPart list = (Instance.LayersPart) cellar.part();
        if (list.layers().size() != count) {
          throw new Conflict("unequal lists of unlike layers");
        }
        Instance.LayerPart layer = list.layers().get(index);
        layers.add(
            new Owned(
                cellar.owner(),
                new Instance.LayerPart(
                    layer.order(),
                    list.key() + "." + layer.key(),
                    layer.keyless(),
                    layer.instance(),
                    layer.arguments(),
                    layer.with())));
      }
      members.add(layer(unlike(row.name(), i), layers, condition));
    }
    return members;
  }

  private MemberPlan list(Row row, @Nullable Code condition) {
    Lists lists = new Lists(unit);
    List<Cell> counts = new ArrayList<>();
    ClassUnit part =
        unit.merger.classOf(
            ((Instance.LayersPart) row.parts().get(0).part()).layers().get(0).instance());
    Map<String, List<List<Cell>>> arguments = new java.util.LinkedHashMap<>();
    part.given().keySet().forEach(p -> arguments.put(p, new ArrayList<>()));
    for (Cellar cellar : row.parts()) {
      List<Instance.LayerPart> layers = ((Instance.LayersPart) cellar.part()).layers();
      counts.add(new Cell(cellar.owner(), ((Instance.LayersPart) cellar.part()).count()));
      part.given()
          .forEach(
              (parameter, values) ->
                  arguments
                      .get(parameter)
                      .add(
                          layers.stream()
                              .map(
                                  l ->
                                      new Cell(
                                          cellar.owner(), argument(part, l, parameter, values)))
                              .toList()));
    }
    List<Code> codes = new ArrayList<>();
    arguments.forEach((parameter, rows) -> codes.add(lists.code(rows, parameter)));
    MemberPlan.With with =
        new MemberPlan.With(
            said(row, lists, "level", Instance.With::level),
            said(row, lists, "decay", said -> Withs.flag(said.decay())),
            said(row, lists, "trainable", said -> Withs.flag(said.trainable())),
            null,
            null,
            said(row, lists, "reinit", said -> Withs.flag(said.reinit())));
    String key = ((Instance.LayersPart) row.parts().get(0).part()).key();
    return new MemberPlan.Layers(
        row.name(), key, part.name(), unit.code(counts, "count"), codes, with, condition);
  }

  /** What {@code with} says of every layer of a list; null where it says nothing of the first. */
  private static @Nullable Code said(
      Row row, Lists lists, String name, Function<Instance.With, @Nullable Node> part) {
    List<List<Cell>> all = new ArrayList<>();
    for (Cellar cellar : row.parts()) {
      List<Instance.LayerPart> layers = ((Instance.LayersPart) cellar.part()).layers();
      if (part.apply(layers.get(0).with()) != null) {
        all.add(layers.stream().map(l -> new Cell(cellar.owner(), part.apply(l.with()))).toList());
      }
    }
    return all.isEmpty() ? null : lists.code(all, name);
  }
}
