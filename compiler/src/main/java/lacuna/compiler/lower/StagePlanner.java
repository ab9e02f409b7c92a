package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.elaborate.ElaboratedNames;
import lacuna.compiler.elaborate.ElaboratedPart;
import lacuna.compiler.elaborate.ElaboratedSetting;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.elaborate.RecipeSetting;
import lacuna.compiler.generalize.GeneralProgram;
import lacuna.compiler.generalize.SettingCode;
import lacuna.compiler.generalize.UnusedKeys;
import lacuna.compiler.generalize.Weights;
import lacuna.compiler.memory.MemoryEstimate;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.NamesPlan;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.plan.StepMemory;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Writes the plan of one stage. */
final class StagePlanner {
  /** The setting that says where a stage's first weights come from. */
  private static final String FROM = "from";

  /** What the recipe says of tensors that the stage before may hold and this one does not use. */
  private static final String UNUSED = "unused";

  private StagePlanner() {}

  static StagePlan plan(
      ElaboratedStage stage,
      GeneralProgram.Stage general,
      Map<String, MaskStatistics> masks,
      List<String> notes) {
    Instance instance = stage.program();
    FrozenParts frozen = FrozenParts.of(stage);
    List<StagePlan.Weight> weights = frozen.frozen(Weights.of(instance));
    return new StagePlan(
        stage.name(),
        stage.settings().component(),
        general.className(),
        instance.doc(),
        settings(stage),
        recipe(stage, frozen),
        general.arguments(),
        weights,
        OutputShapes.ofLayers(instance),
        stage.flops(),
        memory(stage, weights),
        parts(stage, frozen, masks),
        stage.names().stream().map(StagePlanner::names).toList(),
        notes);
  }

  private static List<StepMemory> memory(
      ElaboratedStage stage, List<StagePlan.Weight> weights) {
    long moments =
        stage.parts().stream()
            .filter(part -> part.name().equals("optimizer"))
            .mapToLong(part -> Long.parseLong(part.constants().getOrDefault("moments", "0")))
            .sum();
    return MemoryEstimate.of(
        stage.program(),
        weights,
        moments,
        stage.value("ema") instanceof Value.Real,
        stage.value("accumulate") instanceof Value.Int parts && parts.number() > 1,
        stage.value("checkpoint_blocks") instanceof Value.Bool blocks && blocks.value());
  }

  private static List<StagePlan.Setting> settings(ElaboratedStage stage) {
    long batch =
        stage.value("batch_size") instanceof Value.Int number ? number.number() : 0;
    return stage.values().stream()
        .map(
            setting ->
                new StagePlan.Setting(
                    setting.path(),
                    setting.shown(),
                    setting.place(),
                    setting.isDefault(),
                    setting.doc(),
                    atBatch(setting, batch)))
        .toList();
  }

  /** A rate that is given for some batch, at the stage's own; null for anything else. */
  private static @Nullable Double atBatch(ElaboratedSetting setting, long batch) {
    return setting.value() instanceof Value.Rate rate && rate.images() > 0 && batch > 0
        ? Double.valueOf(rate.value() * batch / rate.images())
        : null;
  }

  private static List<StagePlan.RecipeEntry> recipe(ElaboratedStage stage, FrozenParts frozen) {
    List<StagePlan.RecipeEntry> recipe = new ArrayList<>();
    boolean begun = false;
    for (RecipeSetting setting : stage.recipe()) {
      Code value =
          setting.name().equals(FrozenParts.FREEZE)
              ? texts(frozen.keys())
              : SettingCode.of(setting.code());
      recipe.add(new StagePlan.RecipeEntry(setting.name(), value, setting.place()));
      begun |= setting.name().equals(FROM) && !(value instanceof Code.None);
    }
    if (begun) {
      Set<String> keys = UnusedKeys.of(stage.program());
      recipe.add(new StagePlan.RecipeEntry(UNUSED, texts(keys), ""));
    }
    return recipe;
  }

  private static Code texts(Collection<String> texts) {
    Value list = new Value.ListValue(texts.stream().map(Value.Text::new).toList());
    return SettingCode.of(Node.Constant.of(list));
  }

  private static List<PartPlan> parts(
      ElaboratedStage stage, FrozenParts frozen, Map<String, MaskStatistics> masks) {
    Map<String, List<StagePlan.Weight>> weights = Weights.ofParts(stage.program());
    List<PartPlan> parts = new ArrayList<>();
    for (ElaboratedPart part : stage.parts()) {
      List<StagePlan.Weight> learned =
          frozen.frozen(weights.getOrDefault(part.name(), List.of())).stream()
              .filter(w -> !w.buffer())
              .toList();
      parts.add(
          new PartPlan(
              part.name(),
              part.kind(),
              part.written(),
              count(learned),
              count(learned.stream().filter(StagePlan.Weight::trained).toList()),
              OutputShapes.ofPart(stage.program(), part.name()),
              part.constants(),
              masks.get(part.name())));
    }
    return parts;
  }

  private static long count(List<StagePlan.Weight> weights) {
    return weights.stream().mapToLong(StagePlan.Weight::count).sum();
  }

  private static NamesPlan names(ElaboratedNames names) {
    return new NamesPlan(
        names.name(),
        names.doc(),
        names.place(),
        names.part(),
        names.refusal(),
        names.renamings(),
        names.models().stream().map(StagePlanner::model).toList());
  }

  private static NamesPlan.Model model(ElaboratedNames.Model model) {
    return new NamesPlan.Model(
        model.name(),
        model.doc(),
        model.at(),
        model.refusal(),
        model.renamings(),
        model.settings());
  }
}
