package lacuna.compiler.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.SourceFile;

/**
 * The texts of the standard library.
 *
 * @param files each under the path {@code stdlib/NAME.lac}
 */
public record Library(List<SourceFile> files) {
  /** How the library's files are named to users. */
  static final String FOLDER = "stdlib/";

  /** The names of the library's files; a class path has no folders to list. */
  static final List<String> NAMES =
      List.of(
          "heads.lac",
          "kinds.lac",
          "losses.lac",
          "mae.lac",
          "mae_names.lac",
          "masks.lac",
          "mixup.lac",
          "nn.lac",
          "recipes.lac",
          "resnet.lac",
          "stages.lac",
          "swin.lac",
          "swin_names.lac",
          "swinv2.lac",
          "swinv2_names.lac",
          "targets.lac",
          "tensor.lac",
          "vit.lac",
          "vit_names.lac",
          "weights.lac",
          "windows.lac");

  public Library {
    files = List.copyOf(files);
  }

  /** The library that comes with the compiler. */
  public static Library standard() {
    List<SourceFile> files = new ArrayList<>();
    for (String name : NAMES) {
      files.add(new SourceFile(FOLDER + name, text(name)));
    }
    return new Library(files);
  }

  /** The library's files among those that a plan holds. */
  public static Library of(List<SourceFile> files) {
    return new Library(files.stream().filter(file -> file.path().startsWith(FOLDER)).toList());
  }

  private static String text(String name) {
    try (InputStream in = Library.class.getResourceAsStream("/lacuna/stdlib/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the standard library lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name + " of the standard library", failure);
    }
  }

  /** The name by which a file of the library is imported. */
  static String nameOf(SourceFile file) {
    return file.path().substring(FOLDER.length());
  }
}
