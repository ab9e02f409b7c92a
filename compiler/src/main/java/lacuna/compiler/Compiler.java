package lacuna.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lacuna.compiler.check.Checker;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Summary;
import lacuna.compiler.jar.JarBuilder;
import lacuna.compiler.jar.JarContents;
import lacuna.compiler.jar.RuntimeLibraries;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.java.JavaSources;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;
import lacuna.compiler.syntax.TokenPrinter;
import lacuna.compiler.syntax.TreePrinter;
import org.jspecify.annotations.Nullable;

/** The whole compiler on one page: text to loaded files to plan to Java to jar. */
public final class Compiler {
  private final Library library;

  /** With the library that comes with the compiler. */
  public Compiler() {
    this(Library.standard());
  }

  /** With another library. */
  public Compiler(Library library) {
    this.library = library;
  }

  /**
   * What a caller asks for.
   *
   * @param roots folders that files named within files may lie in; empty for the usual ones
   * @param settings {@code path=value}, as {@code --set} gives them
   */
  public record Options(List<Path> roots, List<String> settings) {}

  /**
   * What became of a spec.
   *
   * @param plan null when there are errors
   * @param diagnostics all messages, by file and place
   * @param summary how many there are, in words
   */
  public record CompileResult(@Nullable Plan plan, List<Diagnostic> diagnostics, String summary) {}

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
      Expr expression = new Parser().expression(file, diagnostics);
      Span start = new Span(file, 0, 0);
      List<Item.PathStep> steps =
          path.stream().map(name -> new Item.PathStep(start, name)).toList();
      return new Item.Setting(expression.span(), "", steps, expression);
    }
  }

  /** Checks a spec completely. */
  public CompileResult check(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = load(spec, options, diagnostics);
    return check(loaded, overrides(options.settings(), diagnostics), diagnostics);
  }

  /**
   * Checks the spec that a plan keeps, with another value of one setting.
   *
   * @param change null to change nothing
   */
  public CompileResult check(KeptSpec kept, @Nullable Change change) {
    Diagnostics diagnostics = new Diagnostics();
    List<SourceFile> files =
        kept.files().stream().map(file -> new SourceFile(file.path(), file.text())).toList();
    LoadedSpec loaded = Loader.kept(files, diagnostics);
    List<Item.Setting> overrides = overrides(kept.overrides(), diagnostics);
    if (change != null) {
      overrides.add(change.setting(diagnostics));
    }
    return check(loaded, overrides, diagnostics);
  }

  private static CompileResult check(
      @Nullable LoadedSpec loaded, List<Item.Setting> overrides, Diagnostics diagnostics) {
    Checker checker = new Checker(diagnostics, new MaskSampler(new RuntimeDrawings()));
    Plan plan = loaded == null ? null : checker.check(loaded, overrides);
    List<Diagnostic> sorted = diagnostics.sorted();
    return new CompileResult(diagnostics.hasErrors() ? null : plan, sorted, Summary.of(sorted));
  }

  private @Nullable LoadedSpec load(Path spec, Options options, Diagnostics diagnostics) {
    return new Loader(library, options.roots()).load(spec, diagnostics);
  }

  private static List<Item.Setting> overrides(List<String> settings, Diagnostics diagnostics) {
    List<Item.Setting> overrides = new ArrayList<>();
    for (String text : settings) {
      Item.Setting setting = new Parser().setting(new SourceFile("--set", text), diagnostics);
      if (setting != null) {
        overrides.add(setting);
      }
    }
    return overrides;
  }

  /** The Java sources of a plan, by path. */
  public Map<String, String> java(Plan plan) {
    return new JavaEmitter().emit(plan).files();
  }

  /** Builds {@code folder/NAME.jar} with {@code folder/lib} beside it; returns the jar. */
  public Path build(Plan plan, Path folder) {
    return new JarBuilder(RuntimeLibraries.ofThisProgram()).build(contents(plan), folder);
  }

  /** Builds {@code folder/NAME.jar} alone, for a program that has the runtime; returns the jar. */
  public Path jar(Plan plan, Path folder) {
    return new JarBuilder(RuntimeLibraries.ofThisProgram()).buildThin(contents(plan), folder);
  }

  private static JarContents contents(Plan plan) {
    JavaSources java = new JavaEmitter().emit(plan);
    SortedMap<String, String> sources = new TreeMap<>();
    plan.files().forEach(file -> sources.put(file.path(), file.text()));
    return new JarContents(
        plan.name(), java.mainClass(), java.files(), sources, new PlanJson().write(plan));
  }

  /**
   * What a phase makes of a spec; empty where an earlier one failed, which {@link #check} explains.
   *
   * @param phase {@code tokens}, {@code tree}, {@code bound}, {@code shapes}, {@code plan} or
   *     {@code java}
   */
  public String dump(Path spec, Options options, String phase) {
    LoadedSpec loaded =
        new Loader(library, options.roots()).load(spec, new Diagnostics());
    if (loaded == null) {
      return "";
    }
    SyntaxFile file = loaded.chain().get(0).file();
    if (phase.equals("tokens")) {
      return TokenPrinter.print(file.source());
    } else if (phase.equals("tree")) {
      return TreePrinter.print(file);
    }
    Plan plan = check(spec, options).plan();
    return plan == null
        ? ""
        : switch (phase) {
          case "bound" -> Dump.bound(plan);
          case "shapes" -> Dump.shapes(plan);
          case "plan" -> Dump.plan(plan);
          case "java" -> Dump.java(plan);
          default -> throw new IllegalArgumentException("there is no phase " + phase);
        };
  }
}
