package lacuna.compiler.java;

import com.palantir.javapoet.ClassName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.Traversal;
import org.jspecify.annotations.Nullable;

/**
 * The Java names of everything that one file names in another: classes, methods and functions.
 * Classes differ by more than case, since some file systems do not tell case apart.
 */
final class JavaNames {
  /** Methods that every class has, or that the runtime's base classes have. */
  private static final List<String> INHERITED =
      List.of(
          "path",
          "apply",
          "scoped",
          "scopedList",
          "compute",
          "observe",
          "observeWith",
          "metric",
          "loss",
          "measure",
          "look",
          "toString",
          "equals",
          "hashCode",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  private final Map<String, ClassName> classes = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> methods = new LinkedHashMap<>();
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final ClassName main;
  private final CallForms calls;

  JavaNames(Plan plan) {
    RuntimeTypes.RESERVED.forEach(this::reserve);
    Traversal.plan(
        plan,
        code -> {
          if (code instanceof Code.External external) {
            reserve(Identifiers.upperCamel(external.name()));
          }
        });
    for (ClassPlan type : plan.classes()) {
      classes.put(type.name(), choose(type.name(), type.kind()));
      NameAllocator names = new NameAllocator(INHERITED);
      Map<String, String> own = new LinkedHashMap<>();
      for (MethodPlan method : type.methods()) {
        own.put(method.name(), names.take(Identifiers.lowerCamel(method.name())));
      }
      methods.put(type.name(), own);
    }
    NameAllocator names = new NameAllocator(INHERITED);
    for (FunctionPlan function : plan.functions()) {
      functions.put(function.name(), names.take(Identifiers.lowerCamel(function.name())));
    }
    main = choose(plan.name(), "experiment");
    calls = new CallForms(plan);
  }

  /** The class with {@code main}. */
  ClassName main() {
    return main;
  }

  /** The class of a {@link ClassPlan}, by its name. */
  ClassName type(String className) {
    return known(classes.get(className), "class " + className);
  }

  /** A method of a class; of a class that the runtime provides, as it is spelt there. */
  String method(String className, String method) {
    Map<String, String> own = methods.get(className);
    return own == null
        ? Identifiers.lowerCamel(method)
        : known(own.get(method), "method " + className + "." + method);
  }

  /** What a method of a class is called by: a layer's forward by {@code apply}. */
  String called(String className, String method) {
    return calls.applied(className, method) ? "apply" : method(className, method);
  }

  /** How methods and functions are called. */
  CallForms calls() {
    return calls;
  }

  /** A function. */
  String function(String function) {
    return known(functions.get(function), "function " + function);
  }

  /**
   * A function of the runtime's tensor package; {@code int} and {@code float} are names that Java
   * keeps for itself.
   */
  static String operation(String operation) {
    return switch (operation) {
      case "int" -> "toInt";
      case "float" -> "toFloat";
      default -> Identifiers.lowerCamel(operation);
    };
  }

  /**
   * Whether within that class (or, where empty, within the functions) a simple call of this name
   * would not reach the runtime.
   */
  boolean hidesOperation(String className, String name) {
    return INHERITED.contains(name)
        || (className.isEmpty() ? functions : methods.getOrDefault(className, Map.of()))
            .containsValue(name);
  }

  private void reserve(String name) {
    taken.add(name.toLowerCase(Locale.ROOT));
  }

  /** {@code List} is taken, so a layer of that name becomes {@code ListLayer}. */
  private ClassName choose(String name, String kind) {
    String plain = Identifiers.upperCamel(name);
    String chosen = plain;
    for (int i = 1; !taken.add(chosen.toLowerCase(Locale.ROOT)); i++) {
      chosen = plain + Identifiers.upperCamel(kind) + (i == 1 ? "" : i);
    }
    return ClassName.get(RuntimeTypes.EXPERIMENT_PACKAGE, chosen);
  }

  private static <T> T known(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("the plan has no " + what);
    }
    return value;
  }
}
