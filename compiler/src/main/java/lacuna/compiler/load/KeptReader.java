package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Texts that a plan keeps, under the paths that messages showed when it was made. */
final class KeptReader implements SourceReader {
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  KeptReader(List<SourceFile> kept, Diagnostics diagnostics) {
    kept.forEach(file -> files.put(Path.of(file.path()).normalize(), file));
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean has(Path path) {
    return files.containsKey(path);
  }

  @Override
  public @Nullable Place find(@Nullable Path path, Mention mention, Collection<String> others) {
    if (path != null && has(path)) {
      return new Place(path, path);
    }
    diagnostics.add(
        FileReader.at(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + mention.path()), mention)
            .note("only what the plan keeps is read: " + files.values()));
    return null;
  }

  @Override
  public @Nullable SourceFile read(Place place, Mention mention) {
    return files.get(place.shown());
  }
}
