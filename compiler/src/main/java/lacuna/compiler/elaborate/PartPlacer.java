package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Needs;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Puts components and lists of them in their places within another. */
final class PartPlacer {
  /** Parts that are parameters stand before all members. */
  private static final int PARAMETERS_FIRST = -1000;

  private final Core core;
  private final Reporter reporter;
  private final WithClauseReader attributes;
  private final ExternalCode external;

  PartPlacer(
      Core core,
      Reporter reporter,
      WithClauseReader attributes,
      ExternalCode external) {
    this.core = core;
    this.reporter = reporter;
    this.attributes = attributes;
    this.external = external;
  }

  /** {@code name = layer(...)}, or a list of layers. */
  ElaboratedMember member(ComponentInstance holder, int order, Member.Layer layer) {
    Environment environment = Environment.of(holder);
    TracedValue value = core.evaluate(layer.value(), environment, ExpectedType.kind("layer"));
    if (value.unknown()) {
      return ElaboratedMember.unknown();
    } else if (value.value() instanceof Value.ListValue list && ofComponents(list)) {
      List<Place> places = new ArrayList<>();
      list.elements().forEach(e -> places.add(new Place((ComponentValue) e, Map.of())));
      Node count = count(layer.value(), list, environment);
      return list(order, layer.name(), layer.name(), places, count, value);
    }
    return place(order, layer.name(), value, layer.nameSpan(), Map.of());
  }

  private static boolean ofComponents(Value.ListValue list) {
    return list.elements().stream().allMatch(ComponentValue.class::isInstance);
  }

  /** How many layers a list has: of {@code [for i in 0..depth: ...]} it is {@code depth}. */
  private Node count(Expr value, Value.ListValue list, Environment environment) {
    Expr inner = value instanceof Expr.With with ? with.value() : value;
    return inner instanceof Expr.Comprehension comprehension
            && comprehension.list() instanceof Expr.RangeOf range
            && range.start() instanceof Expr.Whole start
            && start.value() == 0
        ? core.evaluate(range.end(), environment).node()
        : Node.Constant.of(Value.Int.of(list.elements().size()));
  }

  /**
   * A parameter whose value is a component or a list of them: a part, placed with what the
   * parameter's type gives it; null when the value is no part.
   */
  @Nullable ElaboratedMember parameter(
      ComponentInstance holder, Member.Parameter parameter, TracedValue value) {
    if (value.value() instanceof ComponentValue component) {
      return isPart(component) ? part(holder, parameter, value, component) : null;
    }
    return value.value() instanceof Value.ListValue list
            && !list.elements().isEmpty()
            && ofComponents(list)
        ? parts(holder, parameter, value, list)
        : null;
  }

  /** An initializer and the like are values, not parts. */
  private static boolean isPart(ComponentValue component) {
    return !component.resolved().kind().parameters().isEmpty()
        || !component.resolved().component().external();
  }

  private ElaboratedMember part(
      ComponentInstance holder,
      Member.Parameter parameter,
      TracedValue value,
      ComponentValue component) {
    Environment environment = Environment.of(holder);
    Map<String, TracedValue> context =
        external.context(component, present(parameter.type()), environment);
    ComponentValue said =
        component.and(attributes.read(Needs.others(parameter), environment));
    ElaboratedMember placed =
        place(
            order(holder, parameter),
            parameter.name(),
            new TracedValue(said, value.node(), value.origins()),
            parameter.nameSpan(),
            context);
    return new ElaboratedMember(placed.value(), placed.value().node(), placed.part());
  }

  private @Nullable ElaboratedMember parts(
      ComponentInstance holder,
      Member.Parameter parameter,
      TracedValue value,
      Value.ListValue list) {
    if (!(present(parameter.type()) instanceof TypeExpr.ListType type)
        || list.elements().stream().noneMatch(e -> isPart((ComponentValue) e))) {
      return null;
    }
    Environment environment = Environment.of(holder);
    WithClause said = attributes.read(Needs.others(parameter), environment);
    List<Place> places = new ArrayList<>();
    for (Value element : list.elements()) {
      ComponentValue component = (ComponentValue) element;
      Map<String, TracedValue> context =
          external.context(component, present(type.element()), environment);
      places.add(new Place(component.and(said.withoutKey()), context));
    }
    Node count = Node.Constant.of(Value.Int.of(places.size()));
    String name = parameter.name();
    ElaboratedMember placed =
        list(order(holder, parameter), name, said.key(name), places, count, value);
    return new ElaboratedMember(placed.value(), placed.value().node(), placed.part());
  }

  private static int order(ComponentInstance holder, Member.Parameter parameter) {
    return holder.resolved().parameterNames().indexOf(parameter.name()) + PARAMETERS_FIRST;
  }

  /** The type of a value that is not {@code none}. */
  static TypeExpr present(TypeExpr type) {
    return type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
  }

  private ElaboratedMember place(
      int order,
      String name,
      TracedValue value,
      Span span,
      Map<String, TracedValue> context) {
    if (value.unknown()) {
      return ElaboratedMember.unknown();
    } else if (value.value() instanceof ComponentValue component) {
      PartTemplate.Layer layer = layer(order, name, new Place(component, context));
      return ElaboratedMember.part(
          new TracedValue(layer.instance(), new Node.MemberRef(name), value.origins()), layer);
    }
    reporter.mismatch(
        ElaborateErrors.noLayer(name),
        span,
        value.origins(),
        ElaborateErrors.thisIs(value.value()));
    return ElaboratedMember.unknown();
  }

  /** A component, and what its kind gives it there. */
  private record Place(ComponentValue component, Map<String, TracedValue> context) {}

  private ElaboratedMember list(
      int order, String name, String key, List<Place> places, Node count, TracedValue value) {
    List<PartTemplate.Layer> layers = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      layers.add(layer(order, String.valueOf(i), places.get(i)));
    }
    List<ComponentInstance> instances =
        layers.stream().map(PartTemplate.Layer::instance).toList();
    return ElaboratedMember.part(
        new TracedValue(
            new Value.ListValue(instances),
            new Node.MemberRef(name),
            value.origins(),
            value.parts()),
        new PartTemplate.Layers(order, key, layers, count));
  }

  private PartTemplate.Layer layer(int order, String name, Place place) {
    ComponentValue component = place.component();
    ComponentInstance instance = core.instantiate(component, place.context());
    Map<String, Node> external =
        component.resolved().component().external()
            ? this.external.of(component, place.context()).arguments()
            : Map.of();
    return new PartTemplate.Layer(
        order,
        component.with().key(name),
        component,
        instance,
        place.context(),
        external);
  }
}
