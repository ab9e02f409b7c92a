package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes a stage of its settings, and runs its functions on shapes. */
final class StageElaborator {
  static final String STEP = "step";
  private static final String GATHER = "gather";
  private static final String EVALUATE = "evaluate";

  private final Elaboration e;
  private final StageReferences references;

  StageElaborator(Elaboration e, StageReferences references) {
    this.e = e;
    this.references = references;
  }

  /**
   * A stage that was run on shapes; {@code flops} are those of the forward pass of one step, or of
   * gathering, per image.
   */
  record Elaborated(StageSettings settings, Placed stage, List<Recipe> recipe, double flops) {}

  /** A setting that every stage has, as code. */
  record Recipe(Member.Parameter parameter, Val value, Node code) {}

  /** The stage, or null when there is no such kind of stage. Messages say what is wrong with it. */
  @Nullable Elaborated elaborate(StageSettings settings) {
    List<Declarations.Found<Item>> found =
        e.declarations.components(settings.module(), settings.component(), "stage");
    ResolvedComponent declared = found.isEmpty() ? null : e.declarations.resolve(found.get(0));
    if (declared == null) {
      e.report.add(
          e.unknown.component(
              settings.component(), "stage", settings.module(), settings.span()));
      return null;
    }
    Map<String, Val> own = new LinkedHashMap<>();
    new SettingChanges(e, references, settings, declared).make(own);
    Map<String, Val> context = new LinkedHashMap<>();
    for (Member.Parameter parameter : declared.kindParameters()) {
      Val val = own.get(parameter.name());
      if (val != null && declared.parameter(parameter.name()).isEmpty()) {
        context.put(parameter.name(), val);
        own.remove(parameter.name());
      }
    }
    Closure closure = new Closure(declared, own, List.of(), settings.span());
    Placed stage = e.placing.placed(closure, context);
    List<Recipe> recipe = recipe(stage);
    boolean complete = complete(declared);
    double before = e.flops.count();
    run(stage, STEP);
    run(stage, GATHER);
    double flops = e.flops.count() - before;
    run(stage, EVALUATE);
    for (Member.Parameter parameter : declared.component().parameters()) {
      // a setting that no step reads is checked too
      e.placing.member(stage, parameter.name(), settings.span());
    }
    return complete ? new Elaborated(settings, stage, recipe, flops) : null;
  }

  /** A stage learns by steps, or it gathers and measures. */
  private boolean complete(ResolvedComponent declared) {
    String name = declared.name();
    boolean gathers = declared.method(GATHER) != null;
    String missing =
        gathers == (declared.method(STEP) != null)
            ? gathers
                ? "the stage `%s` has both `step` and `gather`: it learns, or it gathers"
                : "the stage `%s` has neither `step` nor `gather`"
            : gathers && declared.method(EVALUATE) == null
                ? "the stage `%s` gathers and has no `evaluate`, so it would do nothing"
                : "";
    if (!missing.isEmpty()) {
      e.report.add(
          Diagnostic.error(Code.INCOMPLETE_COMPONENT, missing.formatted(name))
              .at(declared.component().nameSpan())
              .help(
                  "a stage learns by `step`, which gives a loss, or gathers by `gather` and is"
                      + " measured by `evaluate`"));
    }
    return missing.isEmpty();
  }

  /** The settings that every stage has, as code for the runtime. */
  private List<Recipe> recipe(Placed stage) {
    List<Recipe> recipe = new ArrayList<>();
    for (Member.Parameter parameter : stage.declared.kindParameters()) {
      Val val = e.placing.member(stage, parameter.name(), stage.closure.span());
      if (val != null && !val.unknown()) {
        recipe.add(new Recipe(parameter, val, code(val, parameter.type(), Frame.of(stage))));
      }
    }
    return recipe;
  }

  private Node code(Val val, TypeExpr type, Frame frame) {
    TypeExpr inner = type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
    if (val.value() instanceof Placed placed) {
      return Externals.node(e, placed.closure, placed.context);
    } else if (val.value() instanceof Closure closure) {
      return component(closure, inner, frame);
    } else if (val.value() instanceof Value.ListValue list
        && inner instanceof TypeExpr.ListType listType
        && list.elements().stream().allMatch(x -> x instanceof Closure || x instanceof Placed)) {
      List<Node> nodes = new ArrayList<>();
      for (Value element : list.elements()) {
        nodes.add(code(Val.constant(element), listType.element(), frame));
      }
      return new Node.ListOf(nodes);
    }
    return Node.Constant.of(val.value());
  }

  private Node component(Closure closure, TypeExpr type, Frame frame) {
    Map<String, Val> context = e.placing.contextOf(closure, type, frame);
    e.placing.placed(closure, context);
    return Externals.node(e, closure, context);
  }

  private void run(Placed stage, String name) {
    Member.Method method = stage.declared.method(name);
    Member.OfferedMethod offered = stage.declared.offered(name);
    if (method == null || offered == null) {
      return;
    }
    Map<String, Bodies.Given> arguments =
        new Outputs(e).arguments(method.signature(), offered.signature(), stage);
    if (arguments != null) {
      e.bodies.run(stage, method, arguments, method.signature().nameSpan(), Node.SelfCall::new);
    }
  }
}
