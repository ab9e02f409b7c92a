package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Finds and reads files in archives, and leaves all others to the reader of the disk. */
final class ArchiveReader implements SourceReader {
  private static final int MOST_NAMED = 12;

  private final SourceReader disk;
  private final Archives archives;
  private final Diagnostics diagnostics;

  /** Archives that were opened, by their paths as they are shown. */
  private final Map<Path, Opened> opened = new HashMap<>();

  /** An archive and where it lies. */
  private record Opened(FileLocation location, Archive archive) {}

  ArchiveReader(SourceReader disk, Archives archives, Diagnostics diagnostics) {
    this.disk = disk;
    this.archives = archives;
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean has(Path path) {
    ArchivePath inside = ArchivePath.of(path);
    if (inside == null) {
      return disk.has(path);
    }
    Opened known = opened.get(inside.container());
    return known != null && known.archive.files().containsKey(inside.entry());
  }

  @Override
  public @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others) {
    if (leavesArchive(path, reference)) {
      diagnostics.add(LoadErrors.leavesArchive(reference));
      return null;
    }
    ArchivePath inside = path == null ? null : ArchivePath.of(path);
    if (path == null || inside == null) {
      return disk.find(path, reference, others);
    }
    Opened known = opened(inside, reference);
    if (known == null) {
      return null;
    }
    if (inside.entry().isEmpty() && known.archive.experiment() != null) {
      return known.location;
    }
    String text = known.archive.files().get(inside.entry());
    if (text == null) {
      diagnostics.add(missing(inside, known, reference));
      return null;
    }
    Path real = known.location.real();
    return new FileLocation(
        path, real.resolveSibling(real.getFileName() + ArchivePath.MARK).resolve(inside.entry()));
  }

  /** An archive is data of somebody else: it names files of its own and packages alone. */
  private static boolean leavesArchive(@Nullable Path path, FileReference reference) {
    if (path == null || reference.span() == null) {
      return false;
    }
    List<Path> around = ArchivePath.around(Path.of(reference.span().file().path()));
    ArchivePath inside = ArchivePath.of(path);
    return !around.isEmpty()
        && !path.startsWith(around.get(around.size() - 1))
        && (inside == null || !inside.ofPackage());
  }

  private @Nullable Opened opened(ArchivePath inside, FileReference reference) {
    Opened known = opened.get(inside.container());
    if (known != null) {
      return known;
    }
    try {
      FileLocation location;
      if (inside.ofPackage()) {
        Path jar = archives.find(inside.container().toString());
        location = new FileLocation(inside.container(), jar);
      } else {
        location = disk.find(inside.container(), reference, List.of());
      }
      if (location == null) {
        return null;
      }
      Opened now = new Opened(location, archives.open(location.real()));
      opened.put(inside.container(), now);
      return now;
    } catch (ArchiveException failure) {
      diagnostics.add(LoadErrors.archive(failure, reference));
      return null;
    }
  }

  private static Diagnostic missing(
      ArchivePath inside, Opened known, FileReference reference) {
    String archive = known.location.name();
    List<String> files = List.copyOf(known.archive.files().keySet());
    List<String> shown = files.subList(0, Math.min(MOST_NAMED, files.size()));
    String list = String.join(", ", shown) + (files.size() > shown.size() ? ", ..." : "");
    if (inside.entry().isEmpty()) {
      return LoadErrors.noFileNamed(archive, list, archive + "!/" + files.get(0), reference);
    }
    List<String> near = Suggestions.nearest(inside.entry(), files);
    return LoadErrors.missingInArchive(
        archive, inside.entry(), list, near, reference);
  }

  @Override
  public @Nullable SourceFile read(FileLocation location, FileReference reference) {
    ArchivePath inside = ArchivePath.of(location.shown());
    Opened known = inside == null ? null : opened.get(inside.container());
    if (inside == null || known == null) {
      return disk.read(location, reference);
    }
    Archive.Experiment experiment = known.archive.experiment();
    String text =
        inside.entry().isEmpty() && experiment != null
            ? experiment.spec(String.valueOf(location.shown().getFileName()))
            : known.archive.files().get(inside.entry());
    return new SourceFile(location.name(), text);
  }
}
