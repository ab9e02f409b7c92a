package lacuna.compiler.maven;

import java.nio.file.Path;
import lacuna.compiler.archive.Packages;
import lacuna.compiler.load.ArchiveException;

/** Packages as they were when the spec first named them. */
final class LockedPackages implements Packages {
  private final LockFile lock;
  private final MavenPackages packages;
  private final boolean pins;

  /** {@code pins}: whether one that the lock file lacks is added to it. */
  LockedPackages(LockFile lock, MavenPackages packages, boolean pins) {
    this.lock = lock;
    this.packages = packages;
    this.pins = pins;
  }

  @Override
  public Path find(String written) throws ArchiveException {
    Coordinate coordinate = Coordinate.of(written);
    String was = lock.read().get(coordinate.toString());
    MavenPackages.Found found = packages.find(coordinate);
    if (was == null && pins) {
      lock.add(coordinate, found.sha256());
    } else if (was != null && !was.equals(found.sha256())) {
      throw PackageProblem.changed(coordinate, lock, was, found.jar(), found.sha256());
    }
    return found.jar();
  }
}
