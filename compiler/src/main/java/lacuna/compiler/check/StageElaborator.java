package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes a stage of its settings, and runs its step on shapes. */
final class StageElaborator {
  private final Elaboration e;
  private final StageReferences references;

  StageElaborator(Elaboration e, StageReferences references) {
    this.e = e;
    this.references = references;
  }

  /**
   * A stage that was run on shapes; {@code flops} are those of one step's forward pass per image.
   */
  record Elaborated(StageSettings settings, Placed stage, List<Recipe> recipe, double flops) {}

  /** A setting that every stage has, as code. */
  record Recipe(Member.Parameter parameter, Val value, Node code) {}

  /** The stage, or null when there is no such kind of stage. Messages say what is wrong with it. */
  @Nullable Elaborated elaborate(StageSettings settings) {
    List<Declarations.Found<Item>> found =
        e.declarations.components(settings.module(), settings.component(), "stage");
    Declared declared = found.isEmpty() ? null : e.declarations.resolve(found.get(0));
    if (declared == null) {
      e.report.add(
          e.names.unknownComponent(
              settings.component(), "stage", settings.module(), settings.span()));
      return null;
    }
    Map<String, Val> own = new LinkedHashMap<>();
    new SettingChanges(e, references, settings, declared).make(own);
    Map<String, Val> context = new LinkedHashMap<>();
    for (Member.Parameter parameter : declared.kind().parameters()) {
      Val val = own.get(parameter.name());
      if (val != null && declared.parameter(parameter.name()).isEmpty()) {
        context.put(parameter.name(), val);
        own.remove(parameter.name());
      }
    }
    Closure closure = new Closure(declared, own, List.of(), settings.span());
    Placed stage = e.placing.placed(closure, context);
    List<Recipe> recipe = recipe(stage);
    double before = e.flops.count();
    run(stage, "step");
    double flops = e.flops.count() - before;
    run(stage, "evaluate");
    for (Member.Parameter parameter : declared.component().parameters()) {
      // a setting that no step reads is checked too
      e.placing.member(stage, parameter.name(), settings.span());
    }
    return new Elaborated(settings, stage, recipe, flops);
  }

  /** The settings that every stage has, as code for the runtime. */
  private List<Recipe> recipe(Placed stage) {
    List<Recipe> recipe = new ArrayList<>();
    for (Member.Parameter parameter : stage.declared.kind().parameters()) {
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
      if (name.equals("step")) {
        e.report.add(
            Diagnostic.error(
                    Code.T05, "the stage `%s` has no `step`".formatted(stage.declared.name()))
                .at(stage.declared.component().nameSpan()));
      }
      return;
    }
    Map<String, Bodies.Given> arguments =
        new Outputs(e).arguments(method.signature(), offered.signature(), stage);
    if (arguments != null) {
      e.bodies.run(stage, method, arguments, method.signature().nameSpan(), Node.SelfCall::new);
    }
  }
}
