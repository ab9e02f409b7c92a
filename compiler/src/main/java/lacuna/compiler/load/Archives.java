package lacuna.compiler.load;

import java.nio.file.Path;

/** Opens the archives that specs name, and finds those of packages. */
public interface Archives {

  /** The files of the language in an archive; nothing in it is executed. */
  Archive open(Path jar) throws ArchiveException;

  /**
   * The archive of a package, which may be fetched for that.
   *
   * @param coordinate {@code maven:GROUP:ARTIFACT:VERSION}
   */
  Path find(String coordinate) throws ArchiveException;
}
