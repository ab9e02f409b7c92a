package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.merge.Weights;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a setting means that names an earlier stage: its weights, {@code from = pretrain.encoder},
 * or the same as there, {@code data = pretrain.data}.
 */
final class StageReferences {
  /** The setting that says where a stage's first weights come from. */
  static final String FROM = "from";

  private static final String SOURCE = "source";
  private static final String STAGE_WEIGHTS = "stage_weights";

  private final Elaboration e;
  private final Set<String> all = new LinkedHashSet<>();
  private final Map<String, StageElaborator.@Nullable Elaborated> done = new HashMap<>();

  StageReferences(Elaboration e, List<StageSettings> stages) {
    this.e = e;
    stages.forEach(stage -> all.add(stage.name()));
  }

  /**
   * From here on a stage may be named by others; null when it could not be made, and messages say
   * why.
   */
  void done(String name, StageElaborator.@Nullable Elaborated stage) {
    done.put(name, stage);
  }

  /** What a setting takes from another stage; null where it names none. */
  @Nullable Val find(String stage, Member.Parameter parameter, StageSettings.Written written) {
    Expr value = written.value();
    boolean weights = kind(parameter.type()).equals(SOURCE);
    Expr.Select select = value instanceof Expr.Select s ? s : null;
    Expr root = select == null ? value : select.target();
    if (!(root instanceof Expr.Name name)
        || !all.contains(name.text())
        || select == null && !weights) {
      return null;
    }
    Origin origin =
        new Origin(
            value.span(),
            "",
            parameter.name(),
            !e.declarations.isLibrary(written.module()),
            new Value.None());
    StageElaborator.Elaborated other = done.get(name.text());
    if (other == null) {
      if (!done.containsKey(name.text())) {
        boolean self = name.text().equals(stage);
        e.report.add(
            Diagnostic.error(
                    Code.MISSING_SETTING,
                    self
                        ? "`%s` refers to itself here".formatted(stage)
                        : "`%s` comes after `%s`".formatted(name.text(), stage))
                .at(name.span())
                .help("a stage can refer only to the stages before it"));
      }
      return Val.UNKNOWN;
    }
    return weights
        ? weights(other, select, written, origin)
        : setting(other, select, parameter, origin);
  }

  private static String kind(TypeExpr type) {
    TypeExpr inner = type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
    return inner instanceof TypeExpr.Named named && named.path().size() == 1
        ? named.path().get(0)
        : "";
  }

  /** The same value as another stage has it. */
  private Val setting(
      StageElaborator.Elaborated other,
      Expr.Select select,
      Member.Parameter parameter,
      Origin origin) {
    Placed stage = other.stage();
    Val given = stage.closure.given().get(select.name());
    Val val = given != null ? given : stage.context.get(select.name());
    if (val == null) {
      Set<String> names = new LinkedHashSet<>(stage.closure.given().keySet());
      names.addAll(stage.context.keySet());
      Diagnostic diagnostic =
          Diagnostic.error(
                  Code.UNKNOWN_SETTING,
                  "`%s` does not set `%s`".formatted(other.settings().name(), select.name()))
              .at(select.nameSpan());
      e.report.add(Names.suggestOrList(diagnostic, select.name(), names, "it sets "));
      return Val.UNKNOWN;
    }
    return e.types.fit(
        val.from(origin),
        parameter.type(),
        Frame.of(stage.declared.kindModule()),
        parameter.name(),
        origin.span(),
        null);
  }

  /** The weights that another stage ends with, or those of one of its parts. */
  private Val weights(
      StageElaborator.Elaborated other,
      Expr.@Nullable Select select,
      StageSettings.Written written,
      Origin origin) {
    if (other.stage().declared.method(StageElaborator.STEP) == null) {
      e.report.add(
          Diagnostic.error(
                  Code.MISSING_SETTING,
                  "`%s` learns nothing, so there are no weights to take from it"
                      .formatted(other.settings().name()))
              .at(origin.span())
              .help("name the stage that its own weights come from"));
      return Val.UNKNOWN;
    }
    Map<String, Instance.LayerPart> parts = new LinkedHashMap<>();
    other
        .stage()
        .instance
        .parts()
        .forEach(
            (name, part) -> {
              if (part instanceof Instance.LayerPart layer
                  && !Weights.of(layer.instance()).isEmpty()) {
                parts.put(name, layer);
              }
            });
    Value part = new Value.None();
    List<Value> skip = new ArrayList<>();
    if (select != null) {
      Instance.LayerPart chosen = parts.get(select.name());
      if (chosen == null && e.report.hasErrors() && declares(other, select.name())) {
        return Val.UNKNOWN; // it may be missing because of a mistake in that stage
      } else if (chosen == null) {
        Diagnostic diagnostic =
            Diagnostic.error(
                    Code.UNKNOWN_SETTING,
                    "`%s` has no part called `%s`"
                        .formatted(other.settings().name(), select.name()))
                .at(select.nameSpan());
        e.report.add(
            Names.suggestOrList(
                diagnostic, select.name(), parts.keySet(), "its parts with weights are "));
        return Val.UNKNOWN;
      }
      if (chosen.key().isEmpty()) {
        parts.values().stream()
            .filter(p -> p != chosen)
            .forEach(p -> skip.add(new Value.Text(p.key())));
      } else {
        part = new Value.Text(chosen.key());
      }
    }
    List<Declarations.Found<Item>> found =
        e.declarations.components(written.module(), STAGE_WEIGHTS, SOURCE);
    Declared declared = found.isEmpty() ? null : e.declarations.resolve(found.get(0));
    if (declared == null) {
      throw new IllegalStateException("the library has no source stage_weights");
    }
    return value(declared, other.settings().name(), part, skip, written.value().span())
        .from(origin);
  }

  private static boolean declares(StageElaborator.Elaborated other, String part) {
    return other.stage().declared.parameter(part).isPresent();
  }

  private Val value(Declared declared, String stage, Value part, List<Value> skip, Span span) {
    Map<String, Val> given = new LinkedHashMap<>();
    given.put("stage", Val.constant(new Value.Text(stage)));
    given.put("part", Val.constant(part));
    given.put("ignore_keys", Val.constant(new Value.ListValue(skip)));
    Closure closure = new Closure(declared, given, List.of(), span);
    return new Val(closure, Externals.node(e, closure, Map.of()), List.of());
  }
}
