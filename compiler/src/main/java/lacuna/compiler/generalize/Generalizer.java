package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.source.Span;

/** Makes classes and functions of the instances and calls that some stages reach. */
public final class Generalizer {
  private static final Set<String> PLAINLY_NAMED =
      Set.of("layer", "encoder", PartCallGeneralizer.STAGE);

  /** Generalizes all that the stages hold and call. */
  public GeneralProgram generalize(List<Instance> stages) {
    Reached reached = Reached.from(stages);
    Known known = Known.NOTHING;
    for (Span declaration : reached.calls().keySet()) {
      known = withFunction(declaration, reached, known);
    }
    for (Instance stage : stages) {
      known = withClass(stage, reached, known);
    }
    Known all = known;
    return new GeneralProgram(
        all.classes().stream().map(GeneralClass::plan).toList(),
        functions(reached, all),
        stages.stream().map(stage -> stage(all.classOf().get(stage), stage)).toList());
  }

  private static GeneralProgram.Stage stage(GeneralClass type, Instance stage) {
    List<Code> arguments = new ArrayList<>();
    type.given().keySet().forEach(name -> arguments.add(SettingCode.of(type.value(name, stage))));
    return new GeneralProgram.Stage(type.name(), arguments);
  }

  /** The calls of one function, after those that they make. */
  private static Known withFunction(Span declaration, Reached reached, Known before) {
    List<ResidualFunction> calls = List.copyOf(reached.calls().get(declaration));
    if (before.functionOf().containsKey(calls.get(0))) {
      return before;
    }
    Known known = before;
    for (ResidualFunction callee : callees(calls)) {
      known = withFunction(callee.place(), reached, known);
    }
    Known callees = known;
    List<GeneralFunction> groups =
        FirstFit.group(calls, group -> FunctionGeneralizer.generalize(group, callees));
    for (GeneralFunction function : groups) {
      known = known.with(function.named(functionName(calls.get(0).name(), known)));
    }
    return known;
  }

  /** Variants, and functions of other files that have the same name, count from 2. */
  private static String functionName(String name, Known known) {
    Set<String> taken =
        known.functionOf().values().stream()
            .map(function -> function.plan().name())
            .collect(Collectors.toSet());
    return Stream.concat(Stream.of(name), counted(name))
        .filter(each -> !taken.contains(each))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> counted(String name) {
    return IntStream.iterate(2, i -> i + 1).mapToObj(i -> name + "_" + i);
  }

  private static List<ResidualFunction> callees(List<ResidualFunction> calls) {
    return calls.stream().flatMap(call -> Callees.functions(call.body())).toList();
  }

  /** The instances of one component, after the layers that they hold. */
  private static Known withClass(Instance instance, Reached reached, Known before) {
    if (before.classOf().containsKey(instance)) {
      return before;
    }
    List<Instance> instances = reached.like(instance);
    Known known = before;
    for (Instance each : instances) {
      for (Instance layer : Reached.layers(each).filter(layer -> !layer.external()).toList()) {
        known = withClass(layer, reached, known);
      }
    }
    Known layers = known;
    List<GeneralClass> groups =
        FirstFit.group(instances, group -> ClassGeneralizer.generalize(group, layers));
    for (int i = 0; i < groups.size(); i++) {
      known = known.with(groups.get(i).named(className(instances.get(0), i, known)));
    }
    return known;
  }

  /** Layers, encoders and stages have their own name; others add their kind: random_mask. */
  private static String className(Instance instance, int variant, Known known) {
    List<String> taken = known.classes().stream().map(GeneralClass::name).toList();
    boolean plain = PLAINLY_NAMED.contains(instance.kind());
    String withKind = instance.component() + "_" + instance.kind();
    String base = plain ? instance.component() : withKind;
    String suffix = variant == 0 ? "" : "_" + (variant + 1);
    Stream<String> names =
        Stream.concat(
            plain ? Stream.of(base + suffix, withKind + suffix) : Stream.of(base + suffix),
            plain ? counted(base).skip(1) : counted(base));
    return names.filter(name -> !taken.contains(name)).findFirst().orElseThrow();
  }

  /** The functions in the order in which the classes call them, each after those that it calls. */
  private static List<FunctionPlan> functions(Reached reached, Known known) {
    Map<ResidualFunction, GeneralFunction> ordered = new LinkedHashMap<>();
    for (GeneralClass type : known.classes()) {
      type.functions().forEach(declaration -> order(declaration, reached, known, ordered));
    }
    return ordered.values().stream().map(GeneralFunction::plan).toList();
  }

  private static void order(
      Span declaration,
      Reached reached,
      Known known,
      Map<ResidualFunction, GeneralFunction> ordered) {
    List<GeneralFunction> variants =
        reached.calls().get(declaration).stream().map(known.functionOf()::get).toList();
    if (ordered.containsKey(variants.get(0).calls().get(0))) {
      return;
    }
    variants.stream()
        .flatMap(variant -> variant.functions().stream())
        .forEach(callee -> order(callee, reached, known, ordered));
    variants.forEach(variant -> ordered.putIfAbsent(variant.calls().get(0), variant));
  }
}
