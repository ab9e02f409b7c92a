package lacuna.compiler.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Files of which some are open in an editor, whose text counts before that on the disk. */
final class OverlayReader implements SourceReader {
  private final SourceReader disk;
  private final Map<Path, String> open;

  /** {@code open}: texts by absolute path. */
  OverlayReader(SourceReader disk, Map<Path, String> open) {
    this.disk = disk;
    this.open = open;
  }

  private static Path key(Path path) {
    return path.toAbsolutePath().normalize();
  }

  @Override
  public boolean has(Path path) {
    return open.containsKey(key(path)) || disk.has(path);
  }

  /** A file that was never saved lies where it would be saved. */
  @Override
  public @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others) {
    return path != null && open.containsKey(key(path)) && !Files.exists(path)
        ? new FileLocation(path, key(path))
        : disk.find(path, reference, others);
  }

  @Override
  public @Nullable SourceFile read(FileLocation location, FileReference reference) {
    String text = open.get(key(location.shown()));
    return text == null
        ? disk.read(location, reference)
        : new SourceFile(location.name(), text);
  }
}
