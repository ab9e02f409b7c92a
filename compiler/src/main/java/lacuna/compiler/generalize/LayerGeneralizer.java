package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes one layer, or one list of layers, of those that the instances of a class have. */
final class LayerGeneralizer {
  private final Known known;
  private final ExpressionGeneralizer expressions;
  private final ElementGeneralizer elements;

  LayerGeneralizer(ClassTarget target, ExpressionGeneralizer expressions) {
    this.known = target.known();
    this.expressions = expressions;
    this.elements = new ElementGeneralizer(target, expressions);
  }

  /** One layer. */
  Generalization<MemberPlan> layer(
      String name, List<Held<Instance.LayerPart>> all, Optional<Code> condition) {
    Instance.LayerPart first = all.get(0).part();
    Instance layer = first.instance();
    if (!all.stream().allMatch(each -> each.part().key().equals(first.key()))) {
      return Generalization.mismatch("one layer has several keys");
    } else if (!all.stream().allMatch(e -> known.oneClass(layer, e.part().instance()))) {
      return Generalization.mismatch("a layer is of several classes");
    }
    GeneralClass type = known.classOf(layer);
    return AttributesGeneralizer.ofOne(
            all.stream().map(each -> each.map(Instance.LayerPart::attributes)).toList(),
            expressions)
        .then(
            with ->
                (type == null ? externalArguments(all) : arguments(all, type))
                    .map(
                        arguments ->
                            new MemberPlan.Layer(
                                name,
                                first.key(),
                                Weights.of(layer).isEmpty(),
                                type == null ? layer.component() : type.name(),
                                type == null ? layer.kind() : "",
                                arguments,
                                with,
                                condition.orElse(null))));
  }

  private Generalization<List<Code>> externalArguments(List<Held<Instance.LayerPart>> all) {
    return Generalization.all(
        all.get(0).part().arguments().keySet().stream()
            .map(
                parameter ->
                    expressions.code(
                        occurrences(all, layer -> layer.arguments().get(parameter)), parameter))
            .toList());
  }

  private Generalization<List<Code>> arguments(
      List<Held<Instance.LayerPart>> all, GeneralClass type) {
    return Generalization.all(
        type.given().keySet().stream()
            .map(
                parameter ->
                    expressions.code(
                        occurrences(all, layer -> argument(type, layer, parameter)), parameter))
            .toList());
  }

  /** What a layer's constructor is given: as the declaration writes it, else the value. */
  private static Node argument(GeneralClass type, Instance.LayerPart layer, String parameter) {
    Node value = type.value(parameter, layer.instance());
    Node written = layer.arguments().get(parameter);
    if (written != null && (value == null || ConstantValues.same(written, value))) {
      return written;
    }
    return value == null
        ? Node.Constant.of(zero(type.given().get(parameter).type()))
        : nameless(value);
  }

  /** The same without the names that it has within the layer. */
  private static Node nameless(Node node) {
    if (node instanceof Node.Constant constant) {
      return Node.Constant.of(constant.value());
    }
    Node.External external = (Node.External) node;
    Map<String, Node> arguments = new LinkedHashMap<>();
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

  /** A list of layers of several classes: each is a member of its own. */
  Generalization<List<MemberPlan>> several(
      String name, List<Held<Instance.LayersPart>> all, Optional<Code> condition) {
    int count = all.get(0).part().layers().size();
    if (all.stream().anyMatch(each -> each.part().layers().size() != count)) {
      return Generalization.mismatch("unequal lists of unlike layers");
    }
    List<Generalization<MemberPlan>> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      members.add(
          layer(
              CodeOwner.Layer.member(name, i),
              all.stream().map(each -> each.map(list -> alone(list, index))).toList(),
              condition));
    }
    return Generalization.all(members);
  }

  private static Instance.LayerPart alone(Instance.LayersPart list, int index) {
    Instance.LayerPart layer = list.layers().get(index);
    String key = list.key() + "." + layer.key();
    return new Instance.LayerPart(
        layer.order(), key, layer.instance(), layer.arguments(), layer.attributes());
  }

  /** A list of layers of one class. */
  Generalization<MemberPlan> list(
      String name, List<Held<Instance.LayersPart>> all, Optional<Code> condition) {
    List<List<Held<Instance.LayerPart>>> rows =
        all.stream().map(LayerGeneralizer::row).filter(row -> !row.isEmpty()).toList();
    GeneralClass type =
        Objects.requireNonNull(known.classOf(rows.get(0).get(0).part().instance()));
    List<Occurrence> counts =
        all.stream().map(each -> each.occurrence(Instance.LayersPart::count)).toList();
    return Generalization.all(
            type.given().keySet().stream()
                .map(
                    parameter ->
                        elements.code(
                            rows.stream()
                                .map(row -> occurrences(row, l -> argument(type, l, parameter)))
                                .toList(),
                            parameter))
                .toList())
        .then(
            arguments ->
                AttributesGeneralizer.ofElements(attributes(rows), elements)
                    .then(
                        with ->
                            expressions
                                .code(counts, "count")
                                .map(
                                    count ->
                                        new MemberPlan.Layers(
                                            name,
                                            all.get(0).part().key(),
                                            type.name(),
                                            count,
                                            arguments,
                                            with,
                                            condition.orElse(null)))));
  }

  private static List<Occurrence> occurrences(
      List<Held<Instance.LayerPart>> all, Function<Instance.LayerPart, Node> node) {
    return all.stream().map(each -> each.occurrence(node)).toList();
  }

  private static List<Held<Instance.LayerPart>> row(Held<Instance.LayersPart> list) {
    return list.part().layers().stream().map(layer -> new Held<>(list.owner(), layer)).toList();
  }

  private static List<List<Held<Instance.Attributes>>> attributes(
      List<List<Held<Instance.LayerPart>>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(e -> e.map(Instance.LayerPart::attributes)).toList())
        .toList();
  }
}
