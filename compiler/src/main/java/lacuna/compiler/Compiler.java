package lacuna.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.generalize.GeneralProgram;
import lacuna.compiler.generalize.Generalizer;
import lacuna.compiler.jar.JarBuilder;
import lacuna.compiler.jar.LibraryFolder;
import lacuna.compiler.jar.RuntimeLibraries;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.load.OpenTexts;
import lacuna.compiler.lower.Planner;
import lacuna.compiler.maven.PackageAccess;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.project.ProjectFolder;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** The whole compiler on one page: text to loaded files to plan to Java to jar. */
public final class Compiler {
  private final Sources sources;

  /** With the library that comes with the compiler. */
  public Compiler() {
    this(Library.standard());
  }

  /** With another library. */
  public Compiler(Library library) {
    this(new Sources(library, PackageAccess.FETCH));
  }

  private Compiler(Sources sources) {
    this.sources = sources;
  }

  /** One that asks no network for packages. */
  public static Compiler offline() {
    return new Compiler(new Sources(Library.standard(), PackageAccess.OFFLINE));
  }

  /** One that asks no network for packages and writes no lock file, whatever is being typed. */
  public static Compiler ofEditor() {
    return new Compiler(new Sources(Library.standard(), PackageAccess.READ));
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
   * @param point of the spec's sweep; empty where none is chosen
   * @param transfers whether the weights that stages take from others must fit
   */
  public record Options(
      List<Path> roots, List<String> settings, String point, boolean transfers) {

    /** All of the spec, the weights that stages take too. */
    public Options(List<Path> roots, List<String> settings, String point) {
      this(roots, settings, point, true);
    }

    /** Without a point. */
    public Options(List<Path> roots, List<String> settings) {
      this(roots, settings, "");
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

  /** Checks a spec completely, all points of its sweep: what passes compiles. */
  public CheckResult check(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    points(spec, options, false, diagnostics);
    return CheckResult.of(diagnostics);
  }

  /**
   * Checks a spec and plans the code of each point of its sweep, or of the one that is chosen; a
   * spec without a sweep has one plan.
   */
  public SweepResult sweep(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    List<PlannedPoint> points = points(spec, options, true, diagnostics);
    return new SweepResult(points, CheckResult.of(diagnostics));
  }

  private List<PlannedPoint> points(
      Path spec, Options options, boolean wanted, Diagnostics diagnostics) {
    LoadedSpec loaded = sources.load(spec, options, diagnostics);
    List<Item.Setting> overrides = Sources.overrides(options.settings(), diagnostics);
    return loaded == null
        ? List.of()
        : Points.each(
            loaded,
            overrides,
            options.point(),
            diagnostics,
            (point, messages) ->
                plan(point, overrides, options.transfers(), wanted, messages));
  }

  /** A file as an editor has it; {@code open} are texts that count before those on the disk. */
  public @Nullable Analysis analyze(Path file, Options options, OpenTexts open) {
    Diagnostics diagnostics = new Diagnostics();
    Loader.Opened opened = sources.open(file, options, open, diagnostics);
    return opened == null ? null : new Analysis(opened, diagnostics, new Binder(FrontEnd.BUILTINS));
  }

  /** Checks a spec and plans its code. */
  public CompileResult compile(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = sources.load(spec, options, diagnostics);
    List<Item.Setting> overrides = Sources.overrides(options.settings(), diagnostics);
    return compile(loaded, overrides, options, diagnostics);
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
    LoadedSpec loaded = sources.load(spec, texts, diagnostics);
    List<Item.Setting> overrides = Sources.overrides(kept.overrides(), diagnostics);
    if (change != null) {
      overrides.add(change.setting(diagnostics));
    }
    Options options = new Options(List.of(), List.of(), kept.point());
    return compile(loaded, overrides, options, diagnostics);
  }

  private static CompileResult compile(
      @Nullable LoadedSpec loaded,
      List<Item.Setting> overrides,
      Options options,
      Diagnostics diagnostics) {
    LoadedSpec one =
        loaded == null ? null : Points.one(loaded, overrides, options.point(), diagnostics);
    Plan plan =
        one == null ? null : plan(one, overrides, options.transfers(), true, diagnostics);
    return new CompileResult(plan, CheckResult.of(diagnostics));
  }

  /**
   * From loaded files to the plan; null where there are errors.
   *
   * @param transfers whether the weights that stages take from others must fit
   * @param wanted false where it is enough to know that there are no errors
   */
  private static @Nullable Plan plan(
      LoadedSpec loaded,
      List<Item.Setting> overrides,
      boolean transfers,
      boolean wanted,
      Diagnostics diagnostics) {
    MaskSampler sampler = MaskFigures.sampler();
    BoundSpec bound = new Binder(FrontEnd.BUILTINS).bind(loaded, overrides, diagnostics);
    ElaboratedSpec elaborated = new FrontEnd(sampler, transfers).elaborate(bound, diagnostics);
    if (diagnostics.hasErrors() || !wanted && new Planner().surelyFits(elaborated)) {
      return null;
    }
    return plan(elaborated, wanted ? MaskFigures.of(elaborated, sampler) : Map.of(), diagnostics);
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
    return diagnostics.hasErrors() ? null : plan;
  }

  /** Builds {@code folder/NAME.jar} with {@code folder/lib} beside it; returns the jar. */
  public Path build(Plan plan, Path folder) {
    Path jar = jar(plan, folder);
    new LibraryFolder(RuntimeLibraries.ofThisProgram()).provide(folder);
    return jar;
  }

  /** Builds {@code folder/NAME.jar} alone, for a program that has the runtime; returns the jar. */
  public Path jar(Plan plan, Path folder) {
    return new JarBuilder(RuntimeLibraries.ofThisProgram()).build(Contents.of(plan), folder);
  }

  /** Writes the Maven project {@code folder}, which builds and trains by itself. */
  public void eject(Plan plan, Path folder) {
    new ProjectFolder(RuntimeLibraries.ofThisProgram()).write(Contents.of(plan), folder);
  }

  /**
   * What the files of a spec say of a setting, in order; empty where the spec cannot be loaded.
   *
   * @param path {@code pretrain}, {@code mask}, {@code ratio}
   */
  public List<Assignment> trail(Path spec, Options options, List<String> path) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = sources.load(spec, options, diagnostics);
    List<Item.Setting> overrides = Sources.overrides(options.settings(), diagnostics);
    return loaded == null ? List.of() : Assignment.all(loaded, overrides, path);
  }

  /** What a phase makes of a spec, which is loaded and checked once for it. */
  public DumpResult dump(Path spec, Options options, Phase phase) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = sources.load(spec, options, diagnostics);
    List<Item.Setting> overrides = Sources.overrides(options.settings(), diagnostics);
    CompileResult result = compile(loaded, overrides, options, diagnostics);
    return new DumpResult(Dump.of(phase, loaded, result.plan()), result.check());
  }
}
