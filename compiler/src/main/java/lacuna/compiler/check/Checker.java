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
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.merge.Merger;
import lacuna.compiler.merge.Unused;
import lacuna.compiler.merge.Weights;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Finds out what a loaded spec means. */
public final class Checker {
  private final Diagnostics diagnostics;

  /** A checker that gives its messages to {@code diagnostics}. */
  public Checker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The plan of a spec, or null when something is wrong with it; messages say what. */
  public @Nullable Plan check(LoadedSpec spec, List<Item.Setting> overrides) {
    Report report = new Report(diagnostics);
    Elaboration elaboration = new Elaboration(spec, report);
    SettingsReader settings = new SettingsReader(report);
    settings.read(spec, overrides);
    Item.Header header = spec.chain().get(0).file().header();
    if (settings.stages().isEmpty() && header != null && !diagnostics.hasErrors()) {
      report.add(
          Diagnostic.error(Code.V04, "the experiment `%s` has no stage, so it would do nothing".formatted(header.name()))
              .at(header.nameSpan())
              .help("a stage is a block: pretrain { ... }"));
    }
    new Binder(elaboration).bind(spec);
    List<StageElaborator.Elaborated> stages = new ArrayList<>();
    StageReferences references = new StageReferences(elaboration, settings.stages());
    for (StageSettings stage : settings.stages()) {
      StageElaborator.Elaborated elaborated = new StageElaborator(elaboration, references).elaborate(stage);
      references.done(stage.name(), elaborated);
      if (elaborated != null) {
        stages.add(elaborated);
      }
    }
    if (diagnostics.hasErrors() || header == null) {
      return null;
    }
    return plan(spec, header, settings, stages, elaboration);
  }

  private static Plan plan(
      LoadedSpec spec, Item.Header header, SettingsReader settings, List<StageElaborator.Elaborated> stages, Elaboration elaboration) {
    List<Instance> instances = stages.stream().map(s -> s.stage().instance).toList();
    Merger merger = new Merger(instances);
    List<StagePlan> plans = new ArrayList<>();
    for (StageElaborator.Elaborated stage : stages) {
      plans.add(stage(stage, merger, elaboration));
    }
    List<Plan.Reference> references = new ArrayList<>();
    for (StageSettings.Written written : settings.references()) {
      String path = String.join(".", written.setting().path().stream().map(Item.PathStep::name).toList());
      references.add(new Plan.Reference(path, written.value().span().text(), written.value().span().place()));
    }
    return new Plan(
        header.name(), header.doc(), header.span().place(), files(spec), plans, merger.classes(), merger.functions(), references);
  }

  private static StagePlan stage(StageElaborator.Elaborated stage, Merger merger, Elaboration elaboration) {
    Instance instance = stage.stage().instance;
    List<StagePlan.RecipeEntry> recipe = new ArrayList<>();
    for (StageElaborator.Recipe entry : stage.recipe()) {
      String origin = entry.value().origins().isEmpty() ? entry.parameter().span().place() : entry.value().origins().get(0).span().place();
      recipe.add(new StagePlan.RecipeEntry(entry.parameter().name(), Merger.value(entry.code()), origin));
    }
    if (recipe.stream().anyMatch(entry -> entry.name().equals(StageReferences.FROM) && !(entry.value() instanceof lacuna.compiler.plan.Code.None))) {
      Value unused = new Value.ListValue(Unused.of(instance).stream().map(Value.Text::new).toList());
      recipe.add(new StagePlan.RecipeEntry("unused", Merger.value(Node.Constant.of(unused)), ""));
    }
    return new StagePlan(
        stage.settings().name(), stage.settings().component(), merger.className(instance), instance.doc(),
        new SettingsList(elaboration).of(stage.stage()), recipe, merger.arguments(instance), Weights.of(instance), stage.flops(), List.of());
  }

  /** Every file that was read: the chain, what it imports, then the library. */
  private static List<Plan.PlanFile> files(LoadedSpec spec) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    spec.chain().forEach(module -> add(files, module));
    Map<String, SourceFile> library = new TreeMap<>();
    spec.library().forEach(module -> library.put(module.file().source().path(), module.file().source()));
    library.forEach(files::putIfAbsent);
    return files.values().stream().map(f -> new Plan.PlanFile(f.path(), sha256(f.text()), f.text())).toList();
  }

  private static void add(Map<String, SourceFile> files, Module module) {
    if (files.putIfAbsent(module.file().source().path(), module.file().source()) == null) {
      module.imports().forEach(imported -> add(files, imported));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
