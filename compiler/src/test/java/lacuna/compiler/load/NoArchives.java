package lacuna.compiler.load;

import java.nio.file.Path;

/** For specs that name files alone. */
public final class NoArchives implements Archives {
  @Override
  public Archive open(Path jar) {
    throw new AssertionError("nothing names an archive");
  }

  @Override
  public Path find(String coordinate) {
    throw new AssertionError("nothing names a package");
  }
}
