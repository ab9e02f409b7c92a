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
  private final Readers readers;

  /** Makes what reads the files of a spec. */
  @FunctionalInterface
  private interface Readers {
    SourceReader of(Path spec, Diagnostics diagnostics);
  }

  /**
   * A file with what could be read of those that it needs.
   *
   * @param complete whether that is all of them; messages say what is missing
   */
  public record Opened(LoadedSpec spec, boolean complete) {
    /** The spec with all its files; null where one is missing. */
    public @Nullable LoadedSpec whole() {
      return complete ? spec : null;
    }
  }

  private Loader(LoadedLibrary library, Readers readers) {
    this.library = library;
    this.readers = readers;
  }

  /**
   * A loader of files.
   *
   * @param library the standard library
   * @param roots the folders that files named within files may lie in; when empty, the current
   *     folder and the spec's
   * @param archives opens what is no file of the language
   */
  public Loader(LoadedLibrary library, List<Path> roots, Archives archives) {
    this(
        library,
        (spec, diagnostics) ->
            new ArchiveReader(
                new DiskReader(allowed(spec, roots), diagnostics), archives, diagnostics));
  }

  /**
   * A loader of files for an editor.
   *
   * @param roots as for files
   * @param open texts that count before those on the disk
   * @param archives as for files
   */
  public static Loader ofEditor(
      LoadedLibrary library, List<Path> roots, OpenTexts open, Archives archives) {
    return new Loader(
        library,
        (spec, diagnostics) -> {
          SourceReader disk = new DiskReader(allowed(spec, roots), diagnostics);
          return new OverlayReader(new ArchiveReader(disk, archives, diagnostics), open);
        });
  }

  /**
   * A loader of texts that were read before, as a plan holds them; it opens no file.
   *
   * @param library the standard library
   * @param texts with the paths of their files
   */
  public static Loader ofTexts(LoadedLibrary library, List<SourceFile> texts) {
    return new Loader(library, (spec, diagnostics) -> new InMemoryReader(texts, diagnostics));
  }

  /**
   * The spec with what could be read of its files; messages say which cannot be loaded and why.
   * Null when it is the spec itself.
   */
  public @Nullable Opened load(Path spec, Diagnostics diagnostics) {
    library.messages().forEach(diagnostics::add);
    Path shown = spec.normalize();
    Map<String, Module> modules = library.modules();
    SourceReader reader = readers.of(shown, diagnostics);
    SpecLoader loading = new SpecLoader(reader, modules, diagnostics);
    List<Module> chain = loading.chain(shown);
    return chain.isEmpty()
        ? null
        : new Opened(
            new LoadedSpec(chain, List.copyOf(modules.values()), ""), !loading.failed());
  }

  /**
   * What can be read of a spec, or of a file of components, which then is the chain by itself; null
   * when the file itself cannot be.
   */
  public @Nullable Opened open(Path file, Diagnostics diagnostics) {
    Path shown = file.normalize();
    Map<String, Module> modules = library.modules();
    SourceReader reader = readers.of(shown, diagnostics);
    SpecLoader loading = new SpecLoader(reader, modules, diagnostics);
    List<Module> chain = loading.readable(shown);
    if (chain.isEmpty()) {
      return null;
    }
    Module own = own(chain.get(0), shown.getFileName().toString());
    return new Opened(
        new LoadedSpec(own == null ? chain : List.of(own), List.copyOf(modules.values()), ""),
        own != null || !loading.failed());
  }

  /** A file of the library itself, wherever its text lies, is the library's; null for any other. */
  private @Nullable Module own(Module file, String name) {
    Module own = library.modules().get(name);
    return own != null && own.file().source().text().equals(file.file().source().text())
        ? own
        : null;
  }

  private static List<Path> allowed(Path spec, List<Path> roots) {
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
