package lacuna.compiler;

import java.util.function.Function;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.plan.StagePlan;

/** What each phase made of a spec, for people and for golden tests. */
final class Dump {
  private Dump() {}

  /** Every setting with the place that decided it. */
  static String bound(Plan plan) {
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
  static String shapes(Plan plan) {
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

  /** The plan as JSON. */
  static String plan(Plan plan) {
    return new PlanJson().write(plan);
  }

  /** The generated sources, one after the other. */
  static String java(Plan plan) {
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
