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
import org.jspecify.annotations.Nullable;

/**
 * The Java names of everything that one file names in another: classes, methods and functions.
 * Classes differ by more than case, since some file systems do not tell case apart.
 */
final class PlanNames {
  /** Methods that every class has, or that the runtime's base classes have. */
  private static final List<String> INHERITED =
      List.of(
          "path",
          "batch",
          "seen",
          "metric",
          "loss",
          "measure",
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

  PlanNames(Plan plan) {
    RuntimeTypes.RESERVED.forEach(this::reserve);
    Walk.plan(
        plan,
        code -> {
          if (code instanceof Code.External external) {
            reserve(Spelling.upperCamel(external.name()));
          }
        });
    for (ClassPlan type : plan.classes()) {
      classes.put(type.name(), choose(type.name(), type.kind()));
      NameSpace names = new NameSpace(INHERITED);
      Map<String, String> own = new LinkedHashMap<>();
      for (MethodPlan method : type.methods()) {
        own.put(method.name(), names.take(Spelling.lowerCamel(method.name())));
      }
      methods.put(type.name(), own);
    }
    NameSpace names = new NameSpace(INHERITED);
    for (FunctionPlan function : plan.functions()) {
      functions.put(function.name(), names.take(Spelling.lowerCamel(function.name())));
    }
    main = choose(plan.name(), "experiment");
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
        ? Spelling.lowerCamel(method)
        : known(own.get(method), "method " + className + "." + method);
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
      default -> Spelling.lowerCamel(operation);
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
    String plain = Spelling.upperCamel(name);
    String chosen = plain;
    for (int i = 1; !taken.add(chosen.toLowerCase(Locale.ROOT)); i++) {
      chosen = plain + Spelling.upperCamel(kind) + (i == 1 ? "" : i);
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
