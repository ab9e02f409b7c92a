package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.bind.UnknownNames;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/** Makes a stage of its settings, and runs its functions on shapes. */
final class StageElaborator {
  static final String STEP = "step";
  private static final String GATHER = "gather";
  private static final String EVALUATE = "evaluate";
  private static final String SUMMARIZE = "summarize";

  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final UnknownNames unknownNames;
  private final SettingEvaluator settings;
  private final OutputTypes outputs;
  private final ExternalCode external;

  StageElaborator(
      Core core,
      Reporter reporter,
      Declarations declarations,
      UnknownNames unknownNames,
      SettingEvaluator settings,
      OutputTypes outputs,
      ExternalCode external) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.unknownNames = unknownNames;
    this.settings = settings;
    this.outputs = outputs;
    this.external = external;
  }

  /**
   * A stage that was run on shapes.
   *
   * @param functions what is left of its functions
   * @param flops floating-point operations of the forward pass of one step, or of gathering, per
   *     image
   */
  record Run(
      StageSettings settings,
      ComponentInstance stage,
      List<RecipeSetting> recipe,
      List<ResidualFunction> functions,
      double flops) {}

  /** The stage with its settings; empty, with a message, when there is no such stage. */
  Optional<ComponentInstance> place(StageSettings stage, StageReferences references) {
    List<Declarations.Found<Item>> found =
        declarations.components(stage.module(), stage.component(), "stage");
    ResolvedComponent resolved =
        found.isEmpty() ? null : declarations.resolve(found.get(0));
    if (resolved == null) {
      reporter.add(
          unknownNames.component(stage.component(), "stage", stage.module(), stage.span()));
      return Optional.empty();
    }
    Map<String, TracedValue> own = settings.evaluate(stage, resolved, references);
    Map<String, TracedValue> context = new LinkedHashMap<>();
    for (Member.Parameter parameter : resolved.kindParameters()) {
      TracedValue value = own.get(parameter.name());
      if (value != null && resolved.parameter(parameter.name()).isEmpty()) {
        context.put(parameter.name(), value);
        own.remove(parameter.name());
      }
    }
    return Optional.of(
        core.instantiate(
            new ComponentValue(resolved, own, WithClause.NONE, stage.span()), context));
  }

  /** The stage run on shapes; empty when there is none. Messages say what is wrong with it. */
  Optional<Run> elaborate(StageSettings stage, StageReferences references) {
    return place(stage, references).flatMap(instance -> run(stage, instance));
  }

  private Optional<Run> run(StageSettings stage, ComponentInstance instance) {
    ResolvedComponent resolved = instance.resolved();
    List<RecipeSetting> recipe = recipe(instance);
    boolean complete = complete(resolved);
    List<ResidualFunction> functions = new ArrayList<>();
    double flops = run(instance, STEP, functions) + run(instance, GATHER, functions);
    run(instance, EVALUATE, functions);
    run(instance, SUMMARIZE, functions);
    for (Member.Parameter parameter : resolved.component().parameters()) {
      // a setting that no step reads is checked too
      core.member(instance, parameter.name(), stage.span());
    }
    return complete
        ? Optional.of(new Run(stage, instance, recipe, functions, flops))
        : Optional.empty();
  }

  /** A stage learns by steps, or it gathers and measures. */
  private boolean complete(ResolvedComponent stage) {
    boolean learns = stage.method(STEP) != null;
    boolean gathers = stage.method(GATHER) != null;
    boolean measures = stage.method(EVALUATE) != null || stage.method(SUMMARIZE) != null;
    if (learns != gathers && (learns || measures)) {
      return true;
    }
    reporter.add(
        SettingErrors.idleStage(
            stage,
            learns
                ? "has both `step` and `gather`: it learns, or it gathers"
                : gathers
                    ? "gathers and has neither `evaluate` nor `summarize`, so it would do nothing"
                    : "has neither `step` nor `gather`"));
    return false;
  }

  /** The settings that every stage has, as code for the runtime. */
  private List<RecipeSetting> recipe(ComponentInstance stage) {
    List<RecipeSetting> recipe = new ArrayList<>();
    for (Member.Parameter parameter : stage.resolved().kindParameters()) {
      TracedValue value =
          core.member(stage, parameter.name(), stage.component().span());
      if (value != null && !value.unknown()) {
        Node code = external.of(value.value(), parameter.type(), Environment.of(stage));
        recipe.add(new RecipeSetting(parameter.name(), code, value.place(parameter.span())));
      }
    }
    return recipe;
  }

  /** Runs a function of a stage on what its kind gives it; how many operations it has. */
  private double run(
      ComponentInstance stage, String name, List<ResidualFunction> functions) {
    Member.Method method = stage.resolved().method(name);
    Member.OfferedMethod offered = stage.resolved().offered(name);
    Map<String, Argument> arguments =
        method == null || offered == null
            ? null
            : outputs.arguments(method.signature(), offered.signature(), stage);
    CallOutcome outcome =
        arguments == null || method == null
            ? null
            : core.call(stage, method, arguments, method.signature().nameSpan());
    if (outcome == null) {
      return 0;
    }
    functions.add(outcome.residual());
    return outcome.flops();
  }
}
