package lacuna.compiler.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** Files of which some are open in an editor, whose text counts before that on the disk. */
final class OverlayReader implements SourceReader {
  private final SourceReader disk;
  private final OpenTexts open;

  OverlayReader(SourceReader disk, OpenTexts open) {
    this.disk = disk;
    this.open = open;
  }

  @Override
  public boolean has(Path path) {
    return open.text(path) != null || disk.has(path);
  }

  /** A file that was never saved lies where it would be saved. */
  @Override
  public @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others) {
    return path != null && open.text(path) != null && !Files.exists(path)
        ? new FileLocation(path, path.toAbsolutePath().normalize())
        : disk.find(path, reference, others);
  }

  @Override
  public @Nullable SourceFile read(FileLocation location, FileReference reference) {
    String text = open.text(location.shown());
    return text == null
        ? disk.read(location, reference)
        : new SourceFile(location.name(), text);
  }

  @Override
  public SyntaxFile parse(SourceFile source, Diagnostics diagnostics) {
    return open.parse(source, diagnostics);
  }
}
