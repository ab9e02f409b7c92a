package lacuna.compiler.maven;

import java.nio.file.Path;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.load.ArchiveException;

/** What is wrong with a package. */
final class PackageProblem {
  private PackageProblem() {}

  /** A package is named by three names. */
  static ArchiveException noCoordinate(String written) {
    return new ArchiveException(
        Code.PACKAGE,
        written + " is no Maven coordinate",
        "it has a group, an artifact and a version, with colons between them",
        "write it as in \"maven:org.example:simmim-specs:1.2!/mask.lac\"");
  }

  /** A spec means one version, today and later. */
  static ArchiveException noVersion(String version) {
    return new ArchiveException(
        Code.PACKAGE,
        version + " is not one version",
        "a spec must mean the same whenever it is read",
        "write the version itself, such as 1.2");
  }

  /** A package must be in a repository. */
  static ArchiveException notFound(Coordinate coordinate, String repositories, String reason) {
    return new ArchiveException(
        Code.PACKAGE,
        "the package " + coordinate + " cannot be found",
        "looked for in %s: %s".formatted(repositories, reason),
        "check its name and version; other repositories are configured in Maven's settings.xml");
  }

  /** Without a network a package must be in the local repository. */
  static ArchiveException offline(Coordinate coordinate, Path repository, PackageAccess access) {
    String why =
        switch (access) {
          case FETCH -> "Maven's settings.xml says <offline>";
          case OFFLINE -> "--offline says so";
          case READ -> "an editor fetches nothing";
        };
    String help =
        switch (access) {
          case FETCH -> "fetch it once with <offline>false</offline>";
          case OFFLINE -> "leave out --offline once to fetch it";
          case READ -> "`lacuna check` of this file fetches it";
        };
    return new ArchiveException(
        Code.PACKAGE,
        "the package " + coordinate + " is not in the local repository",
        "%s alone was asked, since %s".formatted(repository, why),
        help + ", or check its name and version");
  }

  /** Maven's settings must be readable. */
  static ArchiveException settings(Coordinate coordinate, String reason) {
    return new ArchiveException(
        Code.PACKAGE,
        "the package " + coordinate + " cannot be looked for",
        reason,
        "mend Maven's settings.xml; `mvn help:effective-settings` shows what it amounts to");
  }

  /** A package is what it was when it was pinned. */
  static ArchiveException changed(Coordinate coordinate, LockFile lock, String was, Path jar, String is) {
    return new ArchiveException(
        Code.PACKAGE,
        coordinate + " is not the package that it was",
        "%s has sha256 %s, and %s has %s".formatted(lock.name(), was, jar, is),
        "ask its author whether the change was meant; if so, remove its line from " + lock.name());
  }

  /** The lock file must be readable. */
  static ArchiveException damagedLock(LockFile lock, String line) {
    return new ArchiveException(
        Code.PACKAGE,
        lock.name() + " is damaged",
        "this is no line of it: " + line,
        "restore it, or remove it to pin the packages as they are now");
  }

  /** The lock file must be writable where it lacks a package. */
  static ArchiveException unwritableLock(LockFile lock, Coordinate coordinate, String reason) {
    return new ArchiveException(
        Code.PACKAGE,
        lock.name() + " cannot be written",
        "it is to pin " + coordinate + ": " + reason,
        "allow writing it, or copy the spec to a folder of your own");
  }
}
