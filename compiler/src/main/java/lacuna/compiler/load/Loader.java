package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads a spec: the file itself, what it amends, what those import, and the library. Every file is
 * parsed, and mistakes in the text of any are reported; nothing is known here of what the texts
 * mean.
 */
public final class Loader {
  private final LoadedLibrary library;
  private final List<Path> roots;

  /**
   * A loader.
   *
   * @param library the standard library
   * @param roots the folders that files named within files may lie in; when empty, the current
   *     folder and the spec's
   */
  public Loader(LoadedLibrary library, List<Path> roots) {
    this.library = library;
    this.roots = List.copyOf(roots);
  }

  /**
   * The spec with all its files, or null when one of them cannot be loaded; messages then say which
   * and why.
   */
  public @Nullable LoadedSpec load(Path spec, Diagnostics diagnostics) {
    Path shown = spec.normalize();
    return load(shown, new DiskReader(allowed(shown), diagnostics), diagnostics);
  }

  /**
   * The same from texts that were read before; no file is opened.
   *
   * @param files as a plan holds them, the spec first
   */
  public @Nullable LoadedSpec reload(List<SourceFile> files, Diagnostics diagnostics) {
    Path shown = Path.of(files.get(0).path()).normalize();
    return load(shown, new InMemoryReader(files, diagnostics), diagnostics);
  }

  private @Nullable LoadedSpec load(Path shown, SourceReader reader, Diagnostics diagnostics) {
    library.messages().forEach(diagnostics::add);
    Map<String, Module> modules = library.modules();
    List<Module> chain = new SpecLoader(reader, modules, diagnostics).chain(shown);
    return chain == null ? null : new LoadedSpec(chain, List.copyOf(modules.values()));
  }

  private List<Path> allowed(Path spec) {
    if (!roots.isEmpty()) {
      return roots;
    }
    Path here = Path.of("");
    Path folder = spec.getParent();
    boolean inside =
        folder == null || folder.toAbsolutePath().normalize().startsWith(here.toAbsolutePath());
    return inside || folder == null ? List.of(here) : List.of(here, folder);
  }
}
