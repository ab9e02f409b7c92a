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
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Finds and reads users' files, within the folders that may be read. */
final class FileReader implements SourceReader {
  /** Bytes of one file. */
  static final int LARGEST = 1_000_000;

  private static final String EXTENSION = ".lac";

  private final List<Path> roots;
  private final Diagnostics diagnostics;

  FileReader(List<Path> roots, Diagnostics diagnostics) {
    this.roots = roots;
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean has(Path path) {
    return Files.exists(path);
  }

  @Override
  public @Nullable Place find(@Nullable Path path, Mention mention, Collection<String> others) {
    if (path == null) {
      diagnostics.add(at(Diagnostic.error(Code.UNREADABLE_FILE, "no file can have this name"), mention));
      return null;
    }
    try {
      if (mention.span() != null && !Place.written(path, roots)) {
        diagnostics.add(outside(path, mention));
        return null;
      }
      Place place = new Place(path, path.toRealPath());
      if (mention.span() != null && !place.within(roots)) {
        diagnostics.add(outside(path, mention).note("it is a link to " + place.real()));
        return null;
      }
      if (!Files.isRegularFile(path)) {
        diagnostics.add(at(Diagnostic.error(Code.UNREADABLE_FILE, name(path) + " is not a file"), mention));
        return null;
      }
      return place;
    } catch (NoSuchFileException | NotDirectoryException missing) {
      diagnostics.add(missing(path, mention, others));
    } catch (IOException failure) {
      diagnostics.add(unreadable(path, mention, failure));
    }
    return null;
  }

  @Override
  public @Nullable SourceFile read(Place place, Mention mention) {
    try (InputStream in = Files.newInputStream(place.real())) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        diagnostics.add(
            at(Diagnostic.error(Code.SIZE_LIMIT, place.name() + " is larger than a megabyte"), mention)
                .help(
                    "a file of the language has at most "
                        + LARGEST
                        + " bytes; move parts of it to files of their own"));
        return null;
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceFile(place.name(), text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException notText) {
      diagnostics.add(
          at(Diagnostic.error(Code.UNREADABLE_FILE, place.name() + " is not a text in UTF-8"), mention)
              .help("save it as UTF-8"));
    } catch (IOException failure) {
      diagnostics.add(unreadable(place.shown(), mention, failure));
    }
    return null;
  }

  private Diagnostic missing(Path path, Mention mention, Collection<String> others) {
    Diagnostic diagnostic =
        at(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + name(path)), mention);
    Path folder = path.getParent();
    List<String> candidates = new ArrayList<>(neighbours(folder == null ? Path.of("") : folder));
    String prefix = mention.path().substring(0, mention.path().lastIndexOf('/') + 1);
    candidates.replaceAll(file -> prefix + file);
    if (prefix.isEmpty()) {
      candidates.addAll(others);
    }
    String question = near(mention.path(), prefix, candidates);
    if (!question.isEmpty()) {
      return diagnostic.help(question);
    }
    return mention.span() == null
        ? diagnostic
        : diagnostic.help(
            "paths are relative to the file that names them, here " + mention.span().file());
  }

  /** Names are compared without what all of them have in common. */
  private static String near(String path, String prefix, List<String> candidates) {
    List<String> bare = candidates.stream().map(file -> bare(file, prefix)).toList();
    List<String> near =
        Suggestions.nearest(bare(path, prefix), bare).stream()
            .map(name -> prefix + name + EXTENSION)
            .toList();
    return Suggestions.asked(near);
  }

  private static String bare(String file, String prefix) {
    String name = file.substring(prefix.length());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  /**
   * The files of the language in a folder, in alphabetical order; none when it cannot be listed,
   * for it is only a suggestion.
   */
  private static List<String> neighbours(Path folder) {
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

  private Diagnostic outside(Path path, Mention mention) {
    List<String> allowed = roots.stream().map(FileReader::named).toList();
    return at(
            Diagnostic.error(Code.FILE_OUTSIDE_ROOTS, name(path) + " lies outside the folders that may be read"),
            mention)
        .note("files may be read from " + String.join(" or in ", allowed))
        .help("allow another folder with --root FOLDER");
  }

  private static Diagnostic unreadable(Path path, Mention mention, IOException failure) {
    return at(Diagnostic.error(Code.UNREADABLE_FILE, name(path) + " cannot be read"), mention)
        .note(failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }

  /** The same at the place that names the file, if one does. */
  static Diagnostic at(Diagnostic diagnostic, Mention mention) {
    return mention.span() == null ? diagnostic : diagnostic.at(mention.span());
  }

  private static String named(Path root) {
    return root.toString().isEmpty() ? "the current folder" : name(root);
  }

  private static String name(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }
}
