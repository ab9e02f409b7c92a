package lacuna.compiler.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lacuna.compiler.archive.Packages;
import lacuna.compiler.load.ArchiveException;

/** Packages as they were when the spec first named them. */
public final class LockedPackages implements Packages {
  private final LockFile lock;

  /** With the lock file beside a spec. */
  public LockedPackages(Path spec) {
    lock = LockFile.beside(spec);
  }

  @Override
  public Path find(String written) throws ArchiveException {
    Coordinate coordinate = Coordinate.of(written);
    String was = lock.read().get(coordinate.toString());
    Path jar = MavenRepositories.resolve(coordinate);
    String is = sha256(coordinate, jar);
    if (was == null) {
      lock.add(coordinate, is);
    } else if (!was.equals(is)) {
      throw PackageProblem.changed(coordinate, lock, was, jar, is);
    }
    return jar;
  }

  private static String sha256(Coordinate coordinate, Path jar) throws ArchiveException {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException failure) {
      throw PackageProblem.notFound(
          coordinate, "the local repository", String.valueOf(failure.getMessage()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
