package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Node;
import lacuna.compiler.syntax.Expr;
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

  /** A stage that was run on shapes; {@code flops} are those of one step's forward pass per image. */
  record Elaborated(StageSettings settings, Placed stage, List<Recipe> recipe, double flops) {}

  /** A setting that every stage has, as code. */
  record Recipe(Member.Parameter parameter, Val value, Node code) {}

  /** The stage, or null when there is no such kind of stage. Messages say what is wrong with it. */
  @Nullable Elaborated elaborate(StageSettings settings) {
    List<Library.Found<Item>> found = e.library.components(settings.module(), settings.component(), "stage");
    if (found.isEmpty()) {
      e.report.add(e.names.unknownComponent(settings.component(), "stage", Frame.of(settings.module()), settings.span()));
      return null;
    }
    Declared declared = e.library.resolve(found.get(0));
    if (declared == null) {
      return null;
    }
    Map<String, Val> given = given(settings, declared);
    Map<String, Val> own = new LinkedHashMap<>(given);
    Map<String, Val> context = new LinkedHashMap<>();
    declared.kind().parameters().forEach(p -> {
      if (own.containsKey(p.name()) && declared.parameter(p.name()).isEmpty()) {
        context.put(p.name(), own.remove(p.name()));
      }
    });
    Closure closure = new Closure(declared, own, List.of(), settings.span());
    Placed stage = e.placing.placed(closure, context);
    List<Recipe> recipe = recipe(stage);
    e.flops.start();
    run(stage, "step");
    double flops = e.flops.stop();
    run(stage, "evaluate");
    for (Member.Parameter parameter : declared.component().parameters()) {
      e.placing.member(stage, parameter.name(), settings.span()); // a setting that no step reads is checked too
    }
    return new Elaborated(settings, stage, recipe, flops);
  }

  private Map<String, Val> given(StageSettings settings, Declared declared) {
    Map<String, Val> given = new LinkedHashMap<>();
    settings.values().forEach((name, written) -> {
      Member.Parameter parameter = parameter(declared, name);
      if (parameter == null) {
        e.report.add(noSetting(written.setting().path().get(written.setting().path().size() - 1), settings.name(), names(declared)));
      } else {
        given.put(name, settle(settings.name(), parameter, written, declared));
      }
    });
    for (StageSettings.Change change : settings.changes()) {
      change(settings, declared, given, change);
    }
    return given;
  }

  private static Member.@Nullable Parameter parameter(Declared declared, String name) {
    return declared.parameter(name).or(() -> declared.kindParameter(name)).orElse(null);
  }

  private static Set<String> names(Declared declared) {
    Set<String> names = new LinkedHashSet<>(declared.parameterNames());
    declared.kind().parameters().forEach(p -> names.add(p.name()));
    return names;
  }

  private static Diagnostic noSetting(Item.PathStep step, String holder, Set<String> names) {
    Diagnostic diagnostic = Diagnostic.error(Code.N04, "`%s` has no setting called `%s`".formatted(holder, step.name())).at(step.span());
    Diagnostic suggested = Names.suggest(diagnostic, step.name(), names);
    return suggested == diagnostic ? diagnostic.help("it has " + String.join(", ", names)) : suggested;
  }

  /** A setting of a stage, which may name another stage. */
  private Val settle(String stage, Member.Parameter parameter, StageSettings.Written written, Declared declared) {
    Val reference = references.find(stage, parameter, written);
    return reference != null ? reference : settle(parameter, written, declared);
  }

  private Val settle(Member.Parameter parameter, StageSettings.Written written, Declared declared) {
    return e.calls.settle(parameter, written.value(), Frame.of(written.module()), Frame.of(declared.kindModule()));
  }

  /** {@code mask.ratio = 40%}: an argument of a component that stands there, or of a default. */
  private void change(StageSettings settings, Declared declared, Map<String, Val> given, StageSettings.Change change) {
    Item.PathStep first = change.path().get(0);
    Member.Parameter parameter = parameter(declared, first.name());
    if (parameter == null) {
      e.report.add(noSetting(first, settings.name(), names(declared)));
      return;
    }
    Val before = given.get(first.name());
    if (before == null && parameter.value() != null) {
      Module module = declared.parameter(first.name()).isPresent() ? declared.module() : declared.kindModule();
      before = e.calls.settle(parameter, parameter.value(), Frame.of(module), Frame.of(module));
    }
    if (before == null) {
      e.report.add(Diagnostic.error(Code.N05, "`%s.%s` is not set, so nothing of it can be changed".formatted(settings.name(), first.name())).at(first.span()));
      return;
    }
    given.put(first.name(), changed(before, change.path(), 1, change.written()));
  }

  private Val changed(Val val, List<Item.PathStep> path, int at, StageSettings.Written written) {
    Item.PathStep step = path.get(at);
    if (val.unknown()) {
      return val;
    } else if (val.value() instanceof Value.ListValue list) {
      return element(val, list, path, at, written);
    } else if (!(val.value() instanceof Closure closure)) {
      e.report.add(Diagnostic.error(Code.N04, "`%s` is %s and has no settings of its own".formatted(path.get(at - 1).name(), Describe.article(val.value()))).at(step.span()));
      return val;
    } else {
      Member.Parameter parameter = closure.declared().parameter(step.name()).orElse(null);
      if (parameter == null) {
        e.report.add(noSetting(step, closure.declared().name(), new LinkedHashSet<>(closure.declared().parameterNames())));
        return val;
      }
      Val inner = closure.given().get(step.name());
      if (at + 1 == path.size()) {
        inner = settle(parameter, written, closure.declared());
      } else {
        inner = inner != null ? inner : defaultOf(parameter, closure);
        inner = changed(inner, path, at + 1, written);
      }
      return rebuilt(val, closure.set(step.name(), inner));
    }
  }

  private Val defaultOf(Member.Parameter parameter, Closure closure) {
    return parameter.value() == null ? Val.UNKNOWN : e.calls.settle(parameter, parameter.value(), Frame.of(closure.declared().module()), Frame.of(closure.declared().module()));
  }

  private Val rebuilt(Val val, Closure closure) {
    Node node = val.node() instanceof Node.External ? e.placing.external(closure, Map.of()) : Node.Constant.of(closure);
    return new Val(closure, node, val.origins());
  }

  /** In a list the component's name is the step. */
  private Val element(Val val, Value.ListValue list, List<Item.PathStep> path, int at, StageSettings.Written written) {
    List<Value> elements = new ArrayList<>(list.elements());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Closure closure) {
        names.add(closure.declared().name());
        if (closure.declared().name().equals(path.get(at).name()) && at + 1 < path.size()) {
          elements.set(i, changed(new Val(closure, Node.Constant.of(closure), val.origins()), path, at + 1, written).value());
          return new Val(new Value.ListValue(elements), Node.Constant.of(new Value.ListValue(elements)), val.origins());
        }
      }
    }
    e.report.add(noSetting(path.get(at), path.get(at - 1).name(), new LinkedHashSet<>(names)));
    return val;
  }

  /** The settings that every stage has, as code for the runtime. */
  private List<Recipe> recipe(Placed stage) {
    List<Recipe> recipe = new ArrayList<>();
    for (Member.Parameter parameter : stage.declared.kind().parameters()) {
      boolean own = stage.declared.parameter(parameter.name()).isPresent();
      if (parameter.value() == null && !own && !stage.context.containsKey(parameter.name())) {
        e.report.add(
            Diagnostic.error(Code.N05, "`%s` needs `%s`".formatted(stage.declared.name(), parameter.name()))
                .at(stage.closure.span())
                .related(parameter.span(), "declared here"));
        continue;
      }
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
      return e.placing.external(placed.closure, placed.context);
    } else if (val.value() instanceof Closure closure) {
      return component(closure, inner, frame);
    } else if (val.value() instanceof Value.ListValue list && inner instanceof TypeExpr.ListType listType && list.elements().stream().anyMatch(Closure.class::isInstance)) {
      List<Node> nodes = new ArrayList<>();
      list.elements().forEach(element -> {
        if (element instanceof Closure closure) {
          nodes.add(component(closure, listType.element(), frame));
        }
      });
      return new Node.ListOf(nodes);
    }
    return inner instanceof TypeExpr.ListType && val.value() instanceof Value.ListValue list && list.elements().isEmpty() ? new Node.ListOf(List.of()) : Node.Constant.of(val.value());
  }

  private Node component(Closure closure, TypeExpr type, Frame frame) {
    Map<String, Val> context = e.placing.contextOf(closure, type, frame);
    e.placing.placed(closure, context);
    return e.placing.external(closure, context);
  }

  private void run(Placed stage, String name) {
    Member.Method method = stage.declared.method(name);
    Member.OfferedMethod offered = stage.declared.offered(name);
    if (method == null || offered == null) {
      if (name.equals("step")) {
        e.report.add(Diagnostic.error(Code.T05, "the stage `%s` has no `step`".formatted(stage.declared.name())).at(stage.declared.component().nameSpan()));
      }
      return;
    }
    Map<String, Val> arguments = new Outputs(e).arguments(method.signature(), offered.signature(), stage);
    if (arguments != null) {
      e.bodies.run(stage, method, arguments, method.signature().nameSpan(), Node.SelfCall::new);
    }
  }
}
