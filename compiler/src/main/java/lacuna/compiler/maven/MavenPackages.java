package lacuna.compiler.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lacuna.compiler.archive.FileStamp;
import lacuna.compiler.archive.Packages;
import lacuna.compiler.load.ArchiveException;

/**
 * The jars of packages. One that was found is not looked for again while its file is the same; many
 * specs may ask at once.
 */
public final class MavenPackages {
  private final PackageAccess access;
  private final Map<Coordinate, Found> found = new ConcurrentHashMap<>();

  /** A jar with its checksum, and its file as that was. */
  record Found(Path jar, String sha256, FileStamp stamp) {}

  /** With what may be done to find one. */
  public MavenPackages(PackageAccess access) {
    this.access = access;
  }

  /** Those that a spec names, as the lock file beside it pins them. */
  public Packages of(Path spec) {
    return new LockedPackages(LockFile.beside(spec), this, access != PackageAccess.READ);
  }

  /** A package. */
  Found find(Coordinate coordinate) throws ArchiveException {
    Found before = found.get(coordinate);
    if (before != null && before.stamp.equals(FileStamp.of(before.jar))) {
      return before;
    }
    Path jar = MavenRepositories.resolve(coordinate, access);
    Found now = new Found(jar, sha256(coordinate, jar), FileStamp.of(jar));
    found.put(coordinate, now);
    return now;
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
