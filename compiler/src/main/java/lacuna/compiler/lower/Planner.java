package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.generalize.GeneralProgram;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.syntax.Item;

/** Writes the plan of a spec without errors. */
public final class Planner {

  /**
   * The plan of a spec.
   *
   * @param program what generalization made of its stages, in their order
   * @param masks what the masks of each stage hide, by the stage's name and their own
   */
  public Plan plan(
      ElaboratedSpec spec,
      GeneralProgram program,
      Map<String, Map<String, MaskStatistics>> masks) {
    BoundSpec bound = spec.bound();
    Item.Header header =
        Objects.requireNonNull(bound.header(), "a spec without errors has a header");
    List<StagePlan> stages = new ArrayList<>();
    Map<String, ElaboratedStage> before = new HashMap<>();
    for (int i = 0; i < spec.stages().size(); i++) {
      ElaboratedStage stage = spec.stages().get(i);
      Map<String, MaskStatistics> own = masks.getOrDefault(stage.name(), Map.of());
      List<String> notes = StageWeights.notes(stage, before);
      stages.add(StagePlanner.plan(stage, program.stages().get(i), own, notes));
      before.put(stage.name(), stage);
    }
    return new Plan(
        header.name(),
        header.doc(),
        header.span().place(),
        SourceFiles.of(bound.loaded()),
        bound.overrides().stream()
            .map(setting -> path(setting) + "=" + setting.value().span().text())
            .toList(),
        bound.loaded().point(),
        stages,
        program.classes(),
        program.functions(),
        bound.references().stream().map(Planner::reference).toList());
  }

  /** Whether the plan will have no {@link #excesses}, as far as that shows before it is made. */
  public boolean surelyFits(ElaboratedSpec spec) {
    return CodeEstimate.fits(spec.programs());
  }

  /** What of a plan is too large for Java; empty where all fits. */
  public List<Diagnostic> excesses(ElaboratedSpec spec, Plan plan) {
    return CodeLimits.exceeded(plan, new PlanLines(spec.bound().loaded()));
  }

  /** What stages take from earlier ones and cannot use; empty where all fits. */
  public List<Diagnostic> misfits(ElaboratedSpec spec) {
    return StageWeights.misfits(spec.stages());
  }

  /** Parts that stages freeze and do not have, or have nothing beside; empty where all is well. */
  public List<Diagnostic> frozenParts(ElaboratedSpec spec) {
    return FrozenParts.mistakes(spec.stages());
  }

  private static Plan.Reference reference(StageSettings.Written written) {
    return new Plan.Reference(
        path(written.setting()),
        written.value().span().text(),
        written.value().span().place());
  }

  private static String path(Item.Setting setting) {
    return String.join(".", setting.path().stream().map(Item.PathStep::name).toList());
  }
}
