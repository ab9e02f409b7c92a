package lacuna.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.check.Checker;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Summary;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Parser;
import org.jspecify.annotations.Nullable;

/** The whole compiler on one page: text to loaded files to plan to Java. */
public final class Compiler {

  /**
   * What a caller asks for.
   *
   * @param roots folders that files named within files may lie in; empty for the usual ones
   * @param settings {@code path=value}, as {@code --set} gives them
   */
  public record Options(List<Path> roots, List<String> settings) {}

  /** A plan, or what is wrong; both when there are only warnings. */
  public record CompileResult(@Nullable Plan plan, List<Diagnostic> diagnostics, String summary) {}

  /** Checks a spec completely. */
  public CompileResult check(Path spec, Options options) {
    Diagnostics diagnostics = new Diagnostics();
    LoadedSpec loaded = new Loader(Library.standard(), options.roots()).load(spec, diagnostics);
    List<Item.Setting> overrides = overrides(options.settings(), diagnostics);
    Plan plan = loaded == null ? null : new Checker(diagnostics).check(loaded, overrides);
    List<Diagnostic> sorted = diagnostics.sorted();
    return new CompileResult(plan, sorted, Summary.of(sorted));
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
}
