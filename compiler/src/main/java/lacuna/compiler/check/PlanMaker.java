package lacuna.compiler.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.merge.Merger;
import lacuna.compiler.merge.Unused;
import lacuna.compiler.merge.Weights;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;

/**
 * Writes down what was found out about a spec without errors. What tables of names say is worked
 * out last: it asks for constants that the program does not need.
 */
final class PlanMaker {
  private final Elaboration e;

  PlanMaker(Elaboration e) {
    this.e = e;
  }

  /** The plan of a spec whose stages were elaborated. */
  Plan make(
      BoundSpec spec,
      Item.Header header,
      List<StageElaborator.Elaborated> stages,
      Map<String, Map<String, MaskStatistics>> masks) {
    List<Instance> instances =
        InstanceBuilder.build(stages.stream().map(s -> s.stage().instance).toList());
    Merger merger = new Merger(instances);
    List<ClassPlan> classes = merger.classes();
    List<FunctionPlan> functions = merger.functions();
    List<StagePlan> plans = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      StageElaborator.Elaborated stage = stages.get(i);
      Map<String, MaskStatistics> own = masks.getOrDefault(stage.settings().name(), Map.of());
      plans.add(stage(stage, instances.get(i), merger, own));
    }
    List<Plan.Reference> references = new ArrayList<>();
    for (StageSettings.Written written : spec.references()) {
      references.add(
          new Plan.Reference(
              path(written.setting()),
              written.value().span().text(),
              written.value().span().place()));
    }
    return new Plan(
        header.name(),
        header.doc(),
        header.span().place(),
        files(spec.loaded()),
        spec.overrides().stream().map(PlanMaker::override).toList(),
        plans,
        classes,
        functions,
        references);
  }

  private static String override(Item.Setting setting) {
    return path(setting) + "=" + setting.value().span().text();
  }

  private static String path(Item.Setting setting) {
    return String.join(".", setting.path().stream().map(Item.PathStep::name).toList());
  }

  private StagePlan stage(
      StageElaborator.Elaborated stage,
      Instance instance,
      Merger merger,
      Map<String, MaskStatistics> masks) {
    List<StagePlan.RecipeEntry> recipe = new ArrayList<>();
    for (StageElaborator.Recipe entry : stage.recipe()) {
      String origin =
          entry.value().origins().isEmpty()
              ? entry.parameter().span().place()
              : entry.value().origins().get(0).span().place();
      recipe.add(
          new StagePlan.RecipeEntry(entry.parameter().name(), Merger.value(entry.code()), origin));
    }
    boolean begun =
        recipe.stream()
            .anyMatch(
                entry ->
                    entry.name().equals(StageReferences.FROM)
                        && !(entry.value() instanceof Code.None));
    if (begun) {
      Value unused =
          new Value.ListValue(Unused.of(instance).stream().map(Value.Text::new).toList());
      recipe.add(new StagePlan.RecipeEntry("unused", Merger.value(Node.Constant.of(unused)), ""));
    }
    return new StagePlan(
        stage.settings().name(),
        stage.settings().component(),
        merger.className(instance),
        instance.doc(),
        new SettingsList(e).of(stage.stage()),
        recipe,
        merger.arguments(instance),
        Weights.of(instance),
        stage.flops(),
        new PartsList(e, stage.stage(), masks).of(stage.stage()),
        new NameTables(e).of(stage),
        List.of());
  }

  /** Every file that was read: the chain, what it imports, then the library. */
  private static List<Plan.PlanFile> files(LoadedSpec spec) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    spec.chain().forEach(module -> add(files, module));
    Map<String, SourceFile> library = new TreeMap<>();
    spec.library()
        .forEach(module -> library.put(module.file().source().path(), module.file().source()));
    library.forEach(files::putIfAbsent);
    return files.values().stream()
        .map(f -> new Plan.PlanFile(f.path(), sha256(f.text()), f.text()))
        .toList();
  }

  private static void add(Map<String, SourceFile> files, Module module) {
    if (files.putIfAbsent(module.file().source().path(), module.file().source()) == null) {
      module.imports().forEach(imported -> add(files, imported));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
