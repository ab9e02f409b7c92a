package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
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
  private static final String SOURCE = "source";
  private static final String STAGE_WEIGHTS = "stage_weights";

  private final Reporter reporter;
  private final Declarations declarations;
  private final TypeFitter types;
  private final ExternalCode external;
  private final BooleanSupplier anyError;
  private final Set<String> all = new LinkedHashSet<>();
  private final Map<String, Optional<Earlier>> done = new HashMap<>();

  /**
   * References between some stages.
   *
   * @param anyError whether the spec has an error so far
   */
  StageReferences(
      Reporter reporter,
      Declarations declarations,
      TypeFitter types,
      ExternalCode external,
      BooleanSupplier anyError,
      List<StageSettings> stages) {
    this.reporter = reporter;
    this.declarations = declarations;
    this.types = types;
    this.external = external;
    this.anyError = anyError;
    stages.forEach(stage -> all.add(stage.name()));
  }

  /** A stage that others may name, and what a step of it uses. */
  record Earlier(StageElaborator.Run run, Instance program) {
    private String name() {
      return run.settings().name();
    }
  }

  /** From here on a stage may be named by others; empty when messages say why it may not. */
  void done(String name, Optional<Earlier> stage) {
    done.put(name, stage);
  }

  /** What a setting takes from another stage; null where it names none. */
  @Nullable TracedValue find(
      String stage, Member.Parameter parameter, StageSettings.Written written) {
    Expr value = written.value();
    boolean weights = isSource(parameter.type());
    Expr.Select select = value instanceof Expr.Select s ? s : null;
    Expr root = select == null ? value : select.target();
    if (!(root instanceof Expr.Name name)
        || !all.contains(name.text())
        || select == null && !weights) {
      return null;
    }
    Optional<Earlier> other = done.get(name.text());
    if (other == null) {
      reporter.add(SettingErrors.laterStage(name, stage));
    }
    if (other == null || other.isEmpty()) {
      return TracedValue.UNKNOWN;
    }
    boolean user = !declarations.isLibrary(written.module());
    Origin origin = new Origin(value.span(), "", parameter.name(), user, new Value.None());
    return weights || select == null
        ? weights(other.get(), select, written, origin)
        : setting(other.get(), select, parameter, origin);
  }

  private static boolean isSource(TypeExpr type) {
    return PartPlacer.present(type) instanceof TypeExpr.Named named
        && named.path().equals(List.of(SOURCE));
  }

  /** The same value as another stage has it. */
  private TracedValue setting(
      Earlier other, Expr.Select select, Member.Parameter parameter, Origin origin) {
    ComponentInstance stage = other.run.stage();
    TracedValue given = stage.component().given().get(select.name());
    TracedValue value = given != null ? given : stage.context().get(select.name());
    if (value == null) {
      Set<String> names = new LinkedHashSet<>(stage.component().given().keySet());
      names.addAll(stage.context().keySet());
      reporter.add(SettingErrors.notSetThere(other.name(), select, names));
      return TracedValue.UNKNOWN;
    }
    return types.fit(
        value.from(origin),
        parameter.type(),
        Environment.of(stage.resolved().kindModule()),
        parameter.name(),
        origin.span());
  }

  /** The weights that another stage ends with, or those of one of its parts. */
  private TracedValue weights(
      Earlier other,
      Expr.@Nullable Select select,
      StageSettings.Written written,
      Origin origin) {
    ResolvedComponent stage = other.run.stage().resolved();
    if (stage.method(StageElaborator.STEP) == null) {
      reporter.add(SettingErrors.stageWithoutWeights(other.name(), origin.span()));
      return TracedValue.UNKNOWN;
    }
    Map<String, Instance.LayerPart> parts = new LinkedHashMap<>();
    other.program.parts().forEach(
        (name, part) -> {
          if (part instanceof Instance.LayerPart layer && !layer.instance().tensors().isEmpty()) {
            parts.put(name, layer);
          }
        });
    Value part = new Value.None();
    List<Value> skip = new ArrayList<>();
    if (select != null) {
      Instance.LayerPart chosen = parts.get(select.name());
      if (chosen == null) {
        if (!anyError.getAsBoolean() || stage.parameter(select.name()).isEmpty()) {
          reporter.add(SettingErrors.unknownPart(other.name(), select, parts.keySet()));
        } // else it may be missing because of a mistake in that stage
        return TracedValue.UNKNOWN;
      } else if (chosen.key().isEmpty()) {
        parts.values().stream()
            .filter(p -> p != chosen)
            .forEach(p -> skip.add(new Value.Text(p.key())));
      } else {
        part = new Value.Text(chosen.key());
      }
    }
    return source(other.name(), part, skip, written).from(origin);
  }

  private TracedValue source(
      String stage, Value part, List<Value> skip, StageSettings.Written written) {
    List<Declarations.Found<Item>> found =
        declarations.components(written.module(), STAGE_WEIGHTS, SOURCE);
    ResolvedComponent resolved =
        found.isEmpty() ? null : declarations.resolve(found.get(0));
    if (resolved == null) {
      throw new IllegalStateException("the library has no source stage_weights");
    }
    Map<String, TracedValue> given = new LinkedHashMap<>();
    given.put("stage", TracedValue.constant(new Value.Text(stage)));
    given.put("part", TracedValue.constant(part));
    given.put("ignore_keys", TracedValue.constant(new Value.ListValue(skip)));
    Span span = written.value().span();
    ComponentValue component = new ComponentValue(resolved, given, WithClause.NONE, span);
    return new TracedValue(component, external.of(component, Map.of()), List.of());
  }
}
