package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/**
 * A stage that was run on shapes.
 *
 * @param settings as the chain of specs leaves them
 * @param program what a step uses
 * @param flops floating-point operations of the forward pass of one step, or of gathering, per
 *     image
 * @param values all settings, those of nested components too, in reading order
 * @param recipe the settings that every stage has, as code
 * @param parts the settings that are components
 * @param names what other libraries call the weights of its parts
 */
public record ElaboratedStage(
    StageSettings settings,
    Instance program,
    double flops,
    List<ElaboratedSetting> values,
    List<RecipeSetting> recipe,
    List<ElaboratedPart> parts,
    List<ElaboratedNames> names) {

  public ElaboratedStage {
    values = List.copyOf(values);
    recipe = List.copyOf(recipe);
    parts = List.copyOf(parts);
    names = List.copyOf(names);
  }

  /** The stage's own name. */
  public String name() {
    return settings.name();
  }

  /** The value of a setting of the stage itself; unknown where it has none such. */
  public Value value(String setting) {
    return find(setting).map(ElaboratedSetting::value).orElseGet(Value.Unknown::new);
  }

  /** Where the value of a setting of the stage itself came from. */
  public List<Origin> origins(String setting) {
    return find(setting).map(ElaboratedSetting::origins).orElse(List.of());
  }

  /** Where a setting of the stage itself is written, or else the stage. */
  public Span written(String setting) {
    List<Origin> origins = origins(setting);
    return origins.isEmpty() ? settings.span() : origins.get(0).span();
  }

  private Optional<ElaboratedSetting> find(String setting) {
    return values.stream().filter(value -> value.path().equals(setting)).findFirst();
  }
}
