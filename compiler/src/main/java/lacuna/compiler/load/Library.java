package lacuna.compiler.load;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SyntaxFile;

/**
 * The texts of the standard library.
 *
 * @param files each under the path {@code stdlib/NAME.lac}
 */
public record Library(List<SourceFile> files) {
  /** How the library's files are named to users. */
  static final String FOLDER = "stdlib/";

  public Library {
    files = List.copyOf(files);
  }

  /** The library that comes with the compiler. */
  public static Library standard() {
    return new Library(StandardLibrary.files().stream().map(SyntaxFile::source).toList());
  }

  /** The library's files among those that a plan holds. */
  public static Library of(List<SourceFile> files) {
    return new Library(files.stream().filter(file -> file.path().startsWith(FOLDER)).toList());
  }

  /** The name by which a file of the library is imported. */
  static String nameOf(SourceFile file) {
    return file.path().substring(FOLDER.length());
  }
}
