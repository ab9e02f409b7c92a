package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** The files that a plan holds, under the paths that messages showed when it was made. */
final class InMemoryReader implements SourceReader {
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  InMemoryReader(List<SourceFile> held, Diagnostics diagnostics) {
    held.forEach(file -> files.put(Path.of(file.path()).normalize(), file));
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean has(Path path) {
    return files.containsKey(path);
  }

  @Override
  public @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others) {
    if (path != null && has(path)) {
      return new FileLocation(path, path);
    }
    diagnostics.add(LoadErrors.notInPlan(reference, files.values()));
    return null;
  }

  @Override
  public @Nullable SourceFile read(FileLocation location, FileReference reference) {
    return files.get(location.shown());
  }
}
