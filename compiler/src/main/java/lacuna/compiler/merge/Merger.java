package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import org.jspecify.annotations.Nullable;

/** Makes classes and functions of the instances and calls that the stages reach. */
public final class Merger {
  private final Map<Object, List<Instance>> instances = new LinkedHashMap<>();
  private final Map<Object, List<ResidualFunction>> functions = new LinkedHashMap<>();
  private final Set<Instance> met = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Instance, ClassUnit> classOf = new IdentityHashMap<>();
  private final Map<ResidualFunction, FunctionUnit> functionOf = new IdentityHashMap<>();
  private final List<ClassUnit> classes = new ArrayList<>();
  private final List<FunctionUnit> functionUnits = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<ResidualFunction, Instance> owners = new IdentityHashMap<>();

  /** Merges all that some stages hold. */
  public Merger(List<Instance> stages) {
    stages.forEach(this::collect);
    stages.forEach(this::classOf);
  }

  /** The classes, each before those that use it. */
  public List<ClassPlan> classes() {
    return classes.stream().map(ClassUnit::plan).toList();
  }

  /** The functions, each before those that use it. */
  public List<FunctionPlan> functions() {
    return functionUnits.stream().map(FunctionUnit::plan).toList();
  }

  /** The class of a stage. */
  public String className(Instance stage) {
    return classOf(stage).name();
  }

  /** What a stage's constructor is given. */
  public List<Code> arguments(Instance stage) {
    List<Code> arguments = new ArrayList<>();
    ClassUnit unit = classOf(stage);
    unit.given()
        .values()
        .forEach(p -> arguments.add(value(p.values().get(unit.instances().indexOf(stage)))));
    return arguments;
  }

  /** Code for constants and components of the runtime that hang on nothing: settings. */
  public static Code value(@Nullable Node node) {
    if (node instanceof Node.Constant constant) {
      return Literals.code(constant.value());
    } else if (node instanceof Node.External external) {
      return new Code.External(
          external.kind(),
          external.name(),
          external.arguments().values().stream().map(Merger::value).toList());
    } else if (node instanceof Node.ListOf list) {
      return new Code.ListCode(
          list.elements().stream().map(Merger::value).toList(),
          lacuna.compiler.plan.ValueType.OBJECT);
    } else if (node instanceof Node.Sizes sizes) {
      return new Code.ListCode(
          sizes.sizes().stream().map(Merger::value).toList(),
          lacuna.compiler.plan.ValueType.INT_LIST);
    }
    return new Code.None();
  }

  private record Declaration(String kind, String component, lacuna.compiler.source.Span place) {}

  private static Declaration declaration(Instance instance) {
    return new Declaration(instance.kind(), instance.component(), instance.place());
  }

  private void collect(Instance instance) {
    if (!met.add(instance)) {
      return; // equal layers may share their parts
    }
    if (!instance.external()) {
      instances.computeIfAbsent(declaration(instance), d -> new ArrayList<>()).add(instance);
    }
    for (ResidualFunction method : instance.methods()) {
      Calls calls = new Calls(method.body());
      calls.functions().forEach(this::collect);
      calls.receivers().forEach((called, receiver) -> owners.put(called, part(instance, receiver)));
    }
    for (Instance.Part part : instance.parts().values()) {
      if (part instanceof Instance.TensorPart tensor) {
        new Calls(tensor.value()).functions().forEach(this::collect);
      } else if (part instanceof Instance.LayerPart layer) {
        collect(layer.instance());
      } else if (part instanceof Instance.LayersPart list) {
        list.layers().forEach(layer -> collect(layer.instance()));
      }
    }
  }

  private static Instance part(Instance instance, Node receiver) {
    if (receiver instanceof Node.Element element) {
      String list = ((Node.MemberRef) element.list()).name();
      return ((Instance.LayersPart) instance.parts().get(list))
          .layers()
          .get(element.index())
          .instance();
    }
    String member = ((Node.MemberRef) receiver).name();
    return ((Instance.LayerPart) instance.parts().get(member)).instance();
  }

  private void collect(ResidualFunction function) {
    List<ResidualFunction> calls = functions.computeIfAbsent(function.declaration(), d -> new ArrayList<>());
    if (!calls.contains(function)) {
      calls.add(function);
    }
  }

  /** The class that an instance belongs to. */
  ClassUnit classOf(Instance instance) {
    ClassUnit known = classOf.get(instance);
    if (known != null) {
      return known;
    }
    List<Instance> all = instances.get(declaration(instance));
    all.forEach(this::childrenFirst);
    try {
      add(new ClassUnit(this, className(instance, ""), all));
    } catch (Conflict conflict) {
      split(all);
    }
    return classOf.get(instance);
  }

  private void childrenFirst(Instance instance) {
    for (Instance.Part part : instance.parts().values()) {
      if (part instanceof Instance.LayerPart layer && !layer.instance().external()) {
        classOf(layer.instance());
      } else if (part instanceof Instance.LayersPart list) {
        list.layers().stream()
            .filter(l -> !l.instance().external())
            .forEach(l -> classOf(l.instance()));
      }
    }
  }

  /** Instances that do not fit one class: each joins the first class that takes it. */
  private void split(List<Instance> all) {
    List<List<Instance>> groups = new ArrayList<>();
    for (Instance instance : all) {
      boolean joined = false;
      for (List<Instance> group : groups) {
        List<Instance> larger = new ArrayList<>(group);
        larger.add(instance);
        if (!joined && fits(larger)) {
          group.add(instance);
          joined = true;
        }
      }
      if (!joined) {
        groups.add(new ArrayList<>(List.of(instance)));
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      add(new ClassUnit(this, className(all.get(0), i == 0 ? "" : "_" + (i + 1)), groups.get(i)));
    }
  }

  private boolean fits(List<Instance> group) {
    try {
      new ClassUnit(this, "", group);
      return true;
    } catch (Conflict conflict) {
      return false;
    }
  }

  private void add(ClassUnit unit) {
    classes.add(unit);
    names.add(unit.name());
    unit.instances().forEach(instance -> classOf.put(instance, unit));
  }

  /** Layers, encoders and stages have their own name; others add their kind: random_mask. */
  private String className(Instance instance, String suffix) {
    boolean plain = Set.of("layer", "encoder", "stage").contains(instance.kind());
    String base = plain ? instance.component() : instance.component() + "_" + instance.kind();
    String name = base + suffix;
    for (int i = 2; names.contains(name); i++) {
      name = plain && i == 2 ? base + "_" + instance.kind() + suffix : base + "_" + i;
    }
    return name;
  }

  /** An instance that has a method; all that share it are alike. */
  Instance owner(ResidualFunction method) {
    return owners.get(method);
  }

  /** What a method of a part takes. */
  MethodShape methodOf(ResidualFunction method) {
    Instance instance = owner(method);
    if (instance.external()) {
      return new MethodShape(
          method.parameters().stream()
              .filter(p -> Values.isTensor(p.value()))
              .map(ResidualFunction.Parameter::name)
              .toList());
    }
    return classOf(instance).method(method);
  }

  /** The function that a call belongs to. */
  FunctionUnit function(ResidualFunction call) {
    FunctionUnit known = functionOf.get(call);
    if (known == null) {
      mergeFunction(call);
      known = functionOf.get(call);
    }
    return known;
  }

  private void mergeFunction(ResidualFunction call) {
    List<List<ResidualFunction>> groups = new ArrayList<>();
    Map<Integer, FunctionUnit> units = new HashMap<>();
    for (ResidualFunction other : functions.get(call.declaration())) {
      boolean joined = false;
      for (int g = 0; g < groups.size() && !joined; g++) {
        List<ResidualFunction> larger = new ArrayList<>(groups.get(g));
        larger.add(other);
        try {
          String name = call.name() + (g == 0 ? "" : "_" + (g + 1));
          units.put(g, new FunctionUnit(this, name, larger));
          groups.set(g, larger);
          joined = true;
        } catch (Conflict conflict) {
          joined = false;
        }
      }
      if (!joined) {
        int g = groups.size();
        groups.add(new ArrayList<>(List.of(other)));
        units.put(
            g, new FunctionUnit(this, call.name() + (g == 0 ? "" : "_" + (g + 1)), groups.get(g)));
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      FunctionUnit unit = units.get(g);
      functionUnits.add(unit);
      groups.get(g).forEach(residue -> functionOf.put(residue, unit));
    }
  }
}
