package lacuna.compiler.archive;

import java.nio.file.Path;
import lacuna.compiler.load.ArchiveException;

/** Finds packages of specs. */
@FunctionalInterface
public interface Packages {

  /** The jar of {@code maven:GROUP:ARTIFACT:VERSION}. */
  Path find(String coordinate) throws ArchiveException;
}
