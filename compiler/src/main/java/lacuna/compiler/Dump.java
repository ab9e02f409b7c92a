package lacuna.compiler;

import java.util.List;
import java.util.function.Function;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.syntax.SyntaxFile;
import lacuna.compiler.syntax.TokenPrinter;
import lacuna.compiler.syntax.TreePrinter;
import org.jspecify.annotations.Nullable;

/** What each phase made of a spec, for people and for golden tests. */
final class Dump {
  private Dump() {}

  /**
   * What the phase made of the spec; empty where an earlier one failed.
   *
   * @param loaded null when the spec could not be loaded
   * @param plan null when the spec has errors
   */
  static String of(Phase phase, @Nullable LoadedSpec loaded, @Nullable Plan plan) {
    return switch (phase) {
      case TOKENS -> loaded == null ? "" : TokenPrinter.print(spec(loaded).source());
      case PARSE -> loaded == null ? "" : TreePrinter.print(spec(loaded));
      case LOAD -> loaded == null ? "" : files(loaded);
      case BIND -> plan == null ? "" : settings(plan);
      case ELABORATE -> plan == null ? "" : shapes(plan);
      case GENERALIZE -> plan == null ? "" : classes(plan);
      case PLAN -> plan == null ? "" : new PlanJson().write(plan);
      case JAVA -> plan == null ? "" : sources(plan);
    };
  }

  private static SyntaxFile spec(LoadedSpec loaded) {
    return loaded.chain().get(0).file();
  }

  /** The spec and what it amends, each with its imports below it, then the library. */
  private static String files(LoadedSpec loaded) {
    StringBuilder out = new StringBuilder();
    loaded.chain().forEach(module -> files(module, "", out));
    out.append("library\n");
    loaded.library().forEach(module -> files(module, "  ", out));
    return out.toString();
  }

  private static void files(Module module, String indent, StringBuilder out) {
    out.append(indent).append(module.file().source().path()).append('\n');
    module.imports().forEach(imported -> files(imported, indent + "  ", out));
  }

  /** Every setting with the place that decided it. */
  private static String settings(Plan plan) {
    return stages(
        plan,
        stage -> {
          StringBuilder out = new StringBuilder();
          for (StagePlan.Setting setting : stage.settings()) {
            String origin = setting.origin() + (setting.isDefault() ? " (default)" : "");
            out.append("  %-32s %-28s %s\n".formatted(setting.path(), setting.value(), origin));
          }
          return out.toString();
        });
  }

  /** The shapes of every method and function, then of every weight. */
  private static String shapes(Plan plan) {
    StringBuilder out = new StringBuilder();
    for (ClassPlan type : plan.classes()) {
      for (MethodPlan method : type.methods()) {
        out.append("%s.%s: %s\n".formatted(type.name(), method.name(), method.shapes()));
      }
    }
    for (FunctionPlan function : plan.functions()) {
      out.append("%s: %s\n".formatted(function.name(), function.shapes()));
    }
    return out
        + stages(
            plan,
            stage -> {
              StringBuilder keys = new StringBuilder();
              for (StagePlan.Weight weight : stage.weights()) {
                keys.append(
                    "  %s %s %s\n".formatted(weight.key(), weight.shape(), weight.element()));
              }
              return keys.toString();
            });
  }

  /** Every class with its component, and which constants its constructor takes. */
  private static String classes(Plan plan) {
    StringBuilder out = new StringBuilder();
    for (ClassPlan type : plan.classes()) {
      List<String> taken = type.parameters().stream().map(ClassPlan.Parameter::name).toList();
      out.append(
          "%s(%s): %s %s, %s\n"
              .formatted(
                  type.name(),
                  String.join(", ", taken),
                  type.kind(),
                  type.component(),
                  type.place()));
    }
    return out.toString();
  }

  /** The generated sources, one after the other. */
  private static String sources(Plan plan) {
    StringBuilder out = new StringBuilder();
    new JavaEmitter()
        .emit(plan)
        .files()
        .forEach((path, text) -> out.append("// ---- " + path + "\n" + text + "\n"));
    return out.toString();
  }

  private static String stages(Plan plan, Function<StagePlan, String> describe) {
    StringBuilder out = new StringBuilder();
    plan.stages().forEach(stage -> out.append(stage.name() + "\n" + describe.apply(stage)));
    return out.toString();
  }
}
