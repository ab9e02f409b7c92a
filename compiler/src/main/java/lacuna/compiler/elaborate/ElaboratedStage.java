package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.residual.Instance;

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
}
