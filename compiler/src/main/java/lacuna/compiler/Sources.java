package lacuna.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.archive.JarArchives;
import lacuna.compiler.archive.KnownJars;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LibraryLoader;
import lacuna.compiler.load.LoadedLibrary;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Loader;
import lacuna.compiler.load.OpenTexts;
import lacuna.compiler.maven.MavenPackages;
import lacuna.compiler.maven.PackageAccess;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SettingParser;
import org.jspecify.annotations.Nullable;

/** Where a compiler takes the texts of specs from; what was read once of jars stays known. */
final class Sources {
  private final LoadedLibrary library;
  private final MavenPackages packages;
  private final KnownJars jars = new KnownJars();

  /** With a library, and with what may be done to find packages. */
  Sources(Library library, PackageAccess access) {
    this.library = LibraryLoader.load(library);
    this.packages = new MavenPackages(access);
  }

  /** A spec with all its files; null where one is missing, and then all else is told. */
  @Nullable LoadedSpec load(Path spec, Compiler.Options options, Diagnostics diagnostics) {
    Loader loader = new Loader(library, options.roots(), archives(spec));
    return whole(loader.load(spec, diagnostics), diagnostics);
  }

  /** The same of files that are all given. */
  @Nullable LoadedSpec load(Path spec, List<SourceFile> texts, Diagnostics diagnostics) {
    return whole(Loader.ofTexts(library, texts).load(spec, diagnostics), diagnostics);
  }

  private static @Nullable LoadedSpec whole(
      Loader.@Nullable Opened opened, Diagnostics diagnostics) {
    if (opened != null && !opened.complete()) {
      new IncompleteSpec(opened.spec()).mistakes().forEach(diagnostics::add);
    }
    return opened == null ? null : opened.whole();
  }

  /** What an editor has of a file; null where the file itself cannot be read. */
  Loader.@Nullable Opened open(
      Path file, Compiler.Options options, OpenTexts open, Diagnostics diagnostics) {
    return Loader.ofEditor(library, options.roots(), open, archives(file)).open(file, diagnostics);
  }

  private JarArchives archives(Path spec) {
    return new JarArchives(packages.of(spec), jars);
  }

  /** Settings as a command line gives them; those that cannot be read are reported. */
  static List<Item.Setting> overrides(List<String> settings, Diagnostics diagnostics) {
    List<Item.Setting> overrides = new ArrayList<>();
    for (String text : settings) {
      Item.Setting setting = new SettingParser().parse(new SourceFile("--set", text), diagnostics);
      if (setting != null) {
        overrides.add(setting);
      }
    }
    return overrides;
  }
}
