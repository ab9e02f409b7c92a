package lacuna.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.UnusedNames;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Summary;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.elaborate.Elaborator;
import lacuna.compiler.generalize.GeneralProgram;
import lacuna.compiler.generalize.Generalizer;
import lacuna.compiler.jar.JarBuilder;
import lacuna.compiler.jar.JarContents;
import lacuna.compiler.jar.LibraryFolder;
import lacuna.compiler.jar.RuntimeLibraries;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.java.JavaSources;
import lacuna.compiler.lint.Linter;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LibraryLoader;
import lacuna.compiler.load.LoadedLibrary;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.lower.Planner;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.sample.MaskSurvey;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.suggest.Suggester;
import lacuna.compiler.suggest.Variants;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.ExpressionParser;
import lacuna.compiler.syntax.SettingParser;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The whole compiler on one page: text to loaded files to plan to Java to jar. */
public final class Compiler {
  private static final Set<String> BUILTINS = Set.copyOf(CompileTimeFunctions.names());

  private final LoadedLibrary library;

  /** With the library that comes with the compiler. */
  public Compiler() {
    this(Library.standard());
  }

  /** With another library. */
  public Compiler(Library library) {
    this.library = LibraryLoader.load(library);
  }

  /** With the library that a plan keeps. */
  public static Compiler of(KeptSpec kept) {
    return new Compiler(Library.of(files(kept)));
  }

  private static List<SourceFile> files(KeptSpec kept) {
    return kept.files().stream().map(file -> new SourceFile(file.path(), file.text())).toList();
  }

  /**
   * What a caller asks for.
   *
   * @param roots folders that files named within files may lie in; empty for the usual ones
   * @param settings {@code path=value}, as {@code --set} gives them
   */
  public record Options(List<Path> roots, List<String> settings) {}

  /**
   * What there is to say about a spec.
   *
   * @param diagnostics all messages, by file and place
   * @param hasErrors whether any of them is an error
   * @param summary how many there are, in words
   */
  public record CheckResult(List<Diagnostic> diagnostics, boolean hasErrors, String summary) {

    private static CheckResult of(Diagnostics diagnostics) {
      List<Diagnostic> sorted = diagnostics.sorted();
      return new CheckResult(sorted, diagnostics.hasErrors(), Summary.of(sorted));
    }
  }

  /**
   * What became of a spec.
   *
   * @param plan null when there are errors
   */
  public record CompileResult(@Nullable Plan plan, CheckResult check) {}

  /**
   * What a phase made of a spec.
   *
   * @param text empty where an earlier phase failed, which the diagnostics explain
   */
  public record DumpResult(String text, CheckResult check) {}

  /**
   * A value that an option of the command line gives to one setting; messages point into its text.
   *
   * @param option as the user writes it: {@code --mask}
   * @param path of the setting: {@code pretrain}, {@code mask}
   * @param value its text
   */
  public record Change(String option, List<String> path, String value) {

    private Item.Setting setting(Diagnostics diagnostics) {
      SourceFile file = new SourceFile(option, value);
      Expr expression = new ExpressionParser().parse(file, diagnostics);
      Span start = new Span(file, 0, 0);
      List<Item.PathStep> steps =
          path.stream().map(name -> new Item.PathStep(start, name)).toList();
      return new Item.Setting(expression.span(), "", steps, expression);
    }
  }

  /** Checks a spec completely: what passes compiles. */
  public CheckResult check(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = load(spec, options, diagnostics);
    List<Item.Setting> overrides = overrides(options.settings(), diagnostics);
    MaskSampler sampler = sampler();
    ElaboratedSpec elaborated =
        loaded == null ? null : elaborate(loaded, overrides, sampler, diagnostics);
    if (elaborated != null) {
      plan(elaborated, Map.of(), diagnostics);
    }
    return CheckResult.of(diagnostics);
  }

  /** Checks a spec and plans its code. */
  public CompileResult compile(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = load(spec, options, diagnostics);
    return compile(loaded, overrides(options.settings(), diagnostics), diagnostics);
  }

  /**
   * Compiles the spec that a plan keeps, with another value of one setting.
   *
   * @param change null to change nothing
   */
  public CompileResult compile(KeptSpec kept, @Nullable Change change) {
    Diagnostics diagnostics = new Diagnostics();
    List<SourceFile> texts = files(kept);
    Path spec = Path.of(texts.get(0).path());
    LoadedSpec loaded = Loader.ofTexts(library, texts).load(spec, diagnostics);
    List<Item.Setting> overrides = overrides(kept.overrides(), diagnostics);
    if (change != null) {
      overrides.add(change.setting(diagnostics));
    }
    return compile(loaded, overrides, diagnostics);
  }

  private static CompileResult compile(
      @Nullable LoadedSpec loaded, List<Item.Setting> overrides, Diagnostics diagnostics) {
    Plan plan = loaded == null ? null : plan(loaded, overrides, diagnostics);
    return new CompileResult(plan, CheckResult.of(diagnostics));
  }

  /** From loaded files to the plan; null where there are errors. */
  private static @Nullable Plan plan(
      LoadedSpec loaded, List<Item.Setting> overrides, Diagnostics diagnostics) {
    MaskSampler sampler = sampler();
    ElaboratedSpec elaborated = elaborate(loaded, overrides, sampler, diagnostics);
    return elaborated == null
        ? null
        : plan(elaborated, masks(elaborated, sampler), diagnostics);
  }

  /** The plan; null where it is too large for Java. */
  private static @Nullable Plan plan(
      ElaboratedSpec elaborated,
      Map<String, Map<String, MaskStatistics>> masks,
      Diagnostics diagnostics) {
    GeneralProgram program = new Generalizer().generalize(elaborated.programs());
    Planner planner = new Planner();
    Plan plan = planner.plan(elaborated, program, masks);
    planner.excesses(elaborated, plan).forEach(diagnostics::add);
    planner.misfits(elaborated).forEach(diagnostics::add);
    return diagnostics.hasErrors() ? null : plan;
  }

  /** All that can report a mistake, a phase a line; null where there are errors. */
  private static @Nullable ElaboratedSpec elaborate(
      LoadedSpec loaded,
      List<Item.Setting> overrides,
      MaskSampler sampler,
      Diagnostics diagnostics) {
    BoundSpec bound = new Binder(BUILTINS).bind(loaded, overrides, diagnostics);
    List<Diagnostic> reported = diagnostics.sorted();
    ElaboratedSpec elaborated = new Elaborator().elaborate(bound, reported);
    Variants variants = new Variants(bound);
    if (!diagnostics.hasErrors() && !elaborated.hasErrors()) {
      // what is unused or doubtful may be so because of a mistake
      new UnusedNames(bound.declarations(), diagnostics).warn();
      new Linter(sampler).lint(elaborated, variants).forEach(diagnostics::add);
    }
    new Suggester(variants, reported)
        .suggest(elaborated.findings())
        .forEach(found -> diagnostics.add(found.diagnostic()));
    return diagnostics.hasErrors() ? null : elaborated;
  }

  private static MaskSampler sampler() {
    return new MaskSampler(new RuntimeMasks());
  }

  /** What the masks of each stage hide, by the stage's name and their own. */
  private static Map<String, Map<String, MaskStatistics>> masks(
      ElaboratedSpec spec, MaskSampler sampler) {
    Map<String, Map<String, MaskStatistics>> masks = new LinkedHashMap<>();
    Guideline.averageDistance(spec.guidelines())
        .map(guideline -> new MaskSurvey(sampler, guideline))
        .ifPresent(
            survey -> {
              for (ElaboratedStage stage : spec.stages()) {
                if (stage.value("image") instanceof Value.Size image) {
                  masks.put(stage.name(), survey.of(stage.program(), image));
                }
              }
            });
    return masks;
  }

  private @Nullable LoadedSpec load(Path spec, Options options, Diagnostics diagnostics) {
    return new Loader(library, options.roots()).load(spec, diagnostics);
  }

  private static List<Item.Setting> overrides(List<String> settings, Diagnostics diagnostics) {
    List<Item.Setting> overrides = new ArrayList<>();
    for (String text : settings) {
      Item.Setting setting = new SettingParser().parse(new SourceFile("--set", text), diagnostics);
      if (setting != null) {
        overrides.add(setting);
      }
    }
    return overrides;
  }

  /** Builds {@code folder/NAME.jar} with {@code folder/lib} beside it; returns the jar. */
  public Path build(Plan plan, Path folder) {
    Path jar = jar(plan, folder);
    new LibraryFolder(RuntimeLibraries.ofThisProgram()).provide(folder);
    return jar;
  }

  /** Builds {@code folder/NAME.jar} alone, for a program that has the runtime; returns the jar. */
  public Path jar(Plan plan, Path folder) {
    return new JarBuilder(RuntimeLibraries.ofThisProgram()).build(contents(plan), folder);
  }

  private static JarContents contents(Plan plan) {
    JavaSources java = new JavaEmitter().emit(plan);
    SortedMap<String, String> sources = new TreeMap<>();
    plan.files().forEach(file -> sources.put(file.path(), file.text()));
    return new JarContents(
        plan.name(), java.mainClass(), java.files(), sources, new PlanJson().write(plan));
  }

  /** What a phase makes of a spec, which is loaded and checked once for it. */
  public DumpResult dump(Path spec, Options options, Phase phase) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = load(spec, options, diagnostics);
    CompileResult result =
        compile(loaded, overrides(options.settings(), diagnostics), diagnostics);
    return new DumpResult(Dump.of(phase, loaded, result.plan()), result.check());
  }
}
