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
import lacuna.compiler.generalize.GeneralProgram;
import lacuna.compiler.generalize.Generalizer;
import lacuna.compiler.generalize.SettingCode;
import lacuna.compiler.generalize.UnusedKeys;
import lacuna.compiler.generalize.Weights;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Hiding;
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
      LoadedSpec spec,
      List<Item.Setting> overrides,
      Item.Header header,
      SettingsReader settings,
      List<StageElaborator.Elaborated> stages,
      Map<String, Map<String, Hiding>> hidings) {
    List<Instance> instances =
        InstanceBuilder.build(stages.stream().map(s -> s.stage().instance).toList());
    GeneralProgram program = new Generalizer().generalize(instances);
    List<StagePlan> plans = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      StageElaborator.Elaborated stage = stages.get(i);
      Map<String, Hiding> own = hidings.getOrDefault(stage.settings().name(), Map.of());
      plans.add(stage(stage, instances.get(i), program.stages().get(i), own));
    }
    List<Plan.Reference> references = new ArrayList<>();
    for (StageSettings.Written written : settings.references()) {
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
        files(spec),
        overrides.stream().map(PlanMaker::override).toList(),
        plans,
        program.classes(),
        program.functions(),
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
      GeneralProgram.Stage general,
      Map<String, Hiding> hidings) {
    List<StagePlan.RecipeEntry> recipe = new ArrayList<>();
    for (StageElaborator.Recipe entry : stage.recipe()) {
      String origin =
          entry.value().origins().isEmpty()
              ? entry.parameter().span().place()
              : entry.value().origins().get(0).span().place();
      recipe.add(
          new StagePlan.RecipeEntry(entry.parameter().name(), SettingCode.of(entry.code()), origin));
    }
    boolean begun =
        recipe.stream()
            .anyMatch(
                entry ->
                    entry.name().equals(StageReferences.FROM)
                        && !(entry.value() instanceof Code.None));
    if (begun) {
      Value unused =
          new Value.ListValue(UnusedKeys.of(instance).stream().map(Value.Text::new).toList());
      recipe.add(new StagePlan.RecipeEntry("unused", SettingCode.of(Node.Constant.of(unused)), ""));
    }
    return new StagePlan(
        stage.settings().name(),
        stage.settings().component(),
        general.className(),
        instance.doc(),
        new SettingsList(e).of(stage.stage()),
        recipe,
        general.arguments(),
        Weights.of(instance),
        stage.flops(),
        new PartsList(e, stage.stage(), hidings).of(stage.stage()),
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
