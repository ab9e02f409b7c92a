package lacuna.compiler.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lacuna.compiler.load.Archive;
import lacuna.compiler.load.ArchiveException;
import lacuna.compiler.load.Archives;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;

/** Opens jars; how packages are found is others' matter. */
public final class JarArchives implements Archives {
  private static final String LIBRARY = "stdlib/";
  private final Packages packages;
  private final KnownJars known;

  /** With what finds the jar of a package, and the jars that were read before. */
  public JarArchives(Packages packages, KnownJars known) {
    this.packages = packages;
    this.known = known;
  }

  @Override
  public Path find(String coordinate) throws ArchiveException {
    return packages.find(coordinate);
  }

  @Override
  public Archive open(Path path) throws ArchiveException {
    return known.read(path, JarArchives::read);
  }

  private static Archive read(Path path) throws ArchiveException {
    SpecJar jar = SpecJar.read(path);
    KeptSpec kept = jar.kept();
    return kept == null
        ? new Archive(null, jar.specs())
        : built(String.valueOf(path.getFileName()), kept);
  }

  /** The user's files alone: the library is that of this program. */
  private static Archive built(String jar, KeptSpec kept) throws ArchiveException {
    List<Plan.PlanFile> own =
        kept.files().stream().filter(file -> !file.path().startsWith(LIBRARY)).toList();
    InnerPaths paths = new InnerPaths(own.stream().map(Plan.PlanFile::path).toList());
    SortedMap<String, String> files = new TreeMap<>();
    for (Plan.PlanFile file : own) {
      String path = paths.of(file.path());
      if (!InnerPaths.isSafe(path) || files.put(path, file.text()) != null) {
        throw JarProblem.damaged(jar, "its plan names a file " + file.path());
      }
    }
    if (own.isEmpty() || kept.overrides().stream().anyMatch(setting -> setting.contains("\n"))) {
      throw JarProblem.damaged(jar, "its plan holds no spec");
    }
    String name = ExperimentHeader.name(own.get(0).text());
    if (name.isEmpty()) {
      throw JarProblem.damaged(jar, "the first file of its plan is not an experiment");
    }
    return new Archive(
        new Archive.Experiment(name, paths.of(own.get(0).path()), kept.overrides()), files);
  }
}
