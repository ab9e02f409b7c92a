package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.syntax.Item;

/**
 * Finds out what the residual methods of a stage use, and builds the instances that hold just that:
 * the tensors and parts that they reach, and the methods that they call. Equal uses of a component
 * become one instance.
 */
final class Reachability {
  private final Instantiator instantiator;
  private final Map<Alike, Instance> instances = new HashMap<>();

  Reachability(Instantiator instantiator) {
    this.instantiator = instantiator;
  }

  /** A node that is the same only as itself: formulas are too deep to be compared. */
  private record Same(Node node) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && node == same.node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }
  }

  /** What makes two uses of a component alike: what it is made of, what it holds and calls. */
  private record Alike(
      ComponentInstance instance,
      List<Same> constants,
      List<String> parts,
      List<Instance> children,
      List<ResidualFunction> methods) {}

  /** A stage as far as some of its methods use it. */
  Instance of(ComponentInstance stage, List<ResidualFunction> methods) {
    PartTemplate.Layer part =
        new PartTemplate.Layer(0, "", stage.component(), stage, stage.context(), Map.of());
    return of(part, methods);
  }

  /** A component in its place as far as some of its methods use it. */
  Instance of(PartTemplate.Layer part, List<ResidualFunction> methods) {
    Use use = new Use(part, instantiator);
    methods.forEach(use::call);
    return instance(use);
  }

  private Instance instance(Use use) {
    Map<String, Instance.Part> parts = new LinkedHashMap<>();
    List<Instance> children = new ArrayList<>();
    for (String name : use.names()) {
      if (use.tensors().containsKey(name)) {
        parts.put(name, use.tensors().get(name).tensor());
      } else if (use.layers().containsKey(name)) {
        parts.put(name, layer(use.layers().get(name), children));
      } else {
        parts.put(name, list(use.lists().get(name), children));
      }
    }
    Map<String, Node> constants = constants(use.part());
    Alike alike =
        new Alike(
            use.part().instance(),
            constants.values().stream().map(Same::new).toList(),
            List.copyOf(parts.keySet()),
            children,
            use.methods());
    return instances.computeIfAbsent(alike, a -> instance(use, constants, parts));
  }

  private static Instance instance(
      Use use, Map<String, Node> constants, Map<String, Instance.Part> parts) {
    ResolvedComponent resolved = use.part().instance().resolved();
    Item.Component component = resolved.component();
    return new Instance(
        component.kind(),
        component.name(),
        component.external(),
        component.doc(),
        component.nameSpan(),
        resolved.parameterNames(),
        resolved.keys(),
        constants,
        use.part().external(),
        parts,
        use.methods());
  }

  private Instance.LayersPart list(Use.ListUse list, List<Instance> children) {
    PartTemplate.Layers template = list.template();
    List<Instance.LayerPart> layers =
        list.layers().stream().map(layer -> layer(layer, children)).toList();
    return new Instance.LayersPart(template.order(), template.key(), layers, template.count());
  }

  private Instance.LayerPart layer(Use use, List<Instance> children) {
    PartTemplate.Layer part = use.part();
    Map<String, Node> arguments = new LinkedHashMap<>();
    if (part.component().resolved().component().external()) {
      arguments.putAll(part.external());
    } else {
      part.component().given().forEach((name, value) -> arguments.put(name, value.node()));
    }
    Instance instance = instance(use);
    children.add(instance);
    return new Instance.LayerPart(
        part.order(), part.key(), instance, arguments, part.component().with().said());
  }

  /** Constants as the instance computed them; what is given as this place writes it. */
  private Map<String, Node> constants(PartTemplate.Layer part) {
    Map<String, Node> constants = new LinkedHashMap<>();
    instantiator
        .constants(part.instance())
        .forEach(
            (name, node) -> {
              TracedValue given = part.component().given().get(name);
              TracedValue own = given == null ? part.context().get(name) : given;
              boolean held = own == null || node instanceof Node.MemberRef;
              constants.put(name, held ? node : own.node());
            });
    return constants;
  }
}
