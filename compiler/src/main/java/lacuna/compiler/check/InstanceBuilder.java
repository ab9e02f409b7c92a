package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;

/** An {@link Instance} while the step is elaborated: it grows with what is used of it. */
final class InstanceBuilder {
  private final ResolvedComponent declared;
  private final Map<String, Node> constants = new LinkedHashMap<>();
  private final Map<String, Node> externalArguments = new LinkedHashMap<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final List<ResidualFunction> methods = new ArrayList<>();

  InstanceBuilder(ResolvedComponent declared) {
    this.declared = declared;
  }

  /** A member; the instances of layers are made when all are complete. */
  interface Part extends Function<Function<InstanceBuilder, Instance>, Instance.Part> {}

  Map<String, Node> constants() {
    return constants;
  }

  Map<String, Node> externalArguments() {
    return externalArguments;
  }

  Map<String, Part> parts() {
    return parts;
  }

  List<ResidualFunction> methods() {
    return methods;
  }

  /** The instance as it is now. */
  Instance build() {
    return build(List.of(this)).get(0);
  }

  /** Several instances as they are now, which share what their builders share. */
  static List<Instance> build(List<InstanceBuilder> builders) {
    Map<InstanceBuilder, Instance> built = new IdentityHashMap<>();
    return builders.stream().map(builder -> builder.build(built)).toList();
  }

  private Instance build(Map<InstanceBuilder, Instance> built) {
    Instance known = built.get(this);
    if (known == null) {
      Map<String, Instance.Part> complete = new LinkedHashMap<>();
      parts.forEach((name, part) -> complete.put(name, part.apply(b -> b.build(built))));
      known =
          new Instance(
              declared.component().kind(),
              declared.component().name(),
              declared.component().external(),
              declared.component().doc(),
              declared.component().nameSpan(),
              declared.parameterNames(),
              declared.keys(),
              constants,
              externalArguments,
              complete,
              methods);
      built.put(this, known);
    }
    return known;
  }
}
