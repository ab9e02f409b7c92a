package lacuna.compiler.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Finds and reads users' files, within the folders that may be read. */
final class DiskReader implements SourceReader {
  /** Bytes of one file. */
  static final int LARGEST = 1_000_000;

  private static final String EXTENSION = ".lac";

  private final List<Path> roots;
  private final Diagnostics diagnostics;

  DiskReader(List<Path> roots, Diagnostics diagnostics) {
    this.roots = roots;
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean has(Path path) {
    return Files.exists(path);
  }

  @Override
  public @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others) {
    if (path == null) {
      diagnostics.add(LoadErrors.illegalPath(reference));
      return null;
    }
    try {
      if (reference.span() != null && !FileLocation.written(path, roots)) {
        diagnostics.add(LoadErrors.outsideRoots(name(path), reference, rootNames()));
        return null;
      }
      FileLocation location = new FileLocation(path, path.toRealPath());
      if (reference.span() != null && !location.within(roots)) {
        diagnostics.add(
            LoadErrors.linkOutsideRoots(name(path), reference, rootNames(), location.real()));
        return null;
      }
      if (!Files.isRegularFile(path)) {
        diagnostics.add(LoadErrors.notAFile(name(path), reference));
        return null;
      }
      return location;
    } catch (NoSuchFileException | NotDirectoryException missing) {
      diagnostics.add(
          LoadErrors.missingFile(name(path), reference, suggestion(path, reference, others)));
    } catch (IOException failure) {
      diagnostics.add(LoadErrors.unreadable(name(path), reference, failure));
    }
    return null;
  }

  @Override
  public @Nullable SourceFile read(FileLocation location, FileReference reference) {
    try (InputStream in = Files.newInputStream(location.real())) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        diagnostics.add(LoadErrors.fileTooLarge(location.name(), reference, LARGEST));
        return null;
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceFile(location.name(), text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException notText) {
      diagnostics.add(LoadErrors.notUtf8(location.name(), reference));
    } catch (IOException failure) {
      diagnostics.add(LoadErrors.unreadable(name(location.shown()), reference, failure));
    }
    return null;
  }

  /** Which other files may have been meant. */
  private static List<String> suggestion(
      Path path, FileReference reference, Collection<String> others) {
    Path folder = path.getParent();
    List<String> candidates = new ArrayList<>(neighbors(folder == null ? Path.of("") : folder));
    String prefix = reference.path().substring(0, reference.path().lastIndexOf('/') + 1);
    candidates.replaceAll(file -> prefix + file);
    if (prefix.isEmpty()) {
      candidates.addAll(others);
    }
    return near(reference.path(), prefix, candidates);
  }

  /** Names are compared without what all of them have in common. */
  private static List<String> near(String path, String prefix, List<String> candidates) {
    List<String> bare = candidates.stream().map(file -> bare(file, prefix)).toList();
    return Suggestions.nearest(bare(path, prefix), bare).stream()
        .map(name -> prefix + name + EXTENSION)
        .toList();
  }

  private static String bare(String file, String prefix) {
    String name = file.substring(prefix.length());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  /**
   * The files of the language in a folder, in alphabetical order; none when it cannot be listed,
   * for it is only a suggestion.
   */
  private static List<String> neighbors(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(EXTENSION))
          .sorted()
          .toList();
    } catch (IOException unlisted) {
      return List.of();
    }
  }

  private List<String> rootNames() {
    return roots.stream().map(DiskReader::rootName).toList();
  }

  private static String rootName(Path root) {
    return root.toString().isEmpty() ? "the current folder" : name(root);
  }

  private static String name(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }
}
