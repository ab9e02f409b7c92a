package lacuna.compiler.archive;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lacuna.compiler.load.Archive;
import lacuna.compiler.load.ArchiveException;

/** Jars that were read, each until its file changes; many threads may ask at once. */
public final class KnownJars {
  private final Map<Path, Known> jars = new ConcurrentHashMap<>();

  private record Known(FileStamp stamp, Archive archive) {}

  /** Reads a jar. */
  interface Reading {
    Archive read(Path jar) throws ArchiveException;
  }

  /** A jar as it was read before, or as it is read now. */
  Archive read(Path jar, Reading reading) throws ArchiveException {
    FileStamp now = FileStamp.of(jar);
    Known known = jars.get(jar);
    if (known == null || !known.stamp.equals(now)) {
      known = new Known(now, reading.read(jar));
      jars.put(jar, known);
    }
    return known.archive;
  }
}
