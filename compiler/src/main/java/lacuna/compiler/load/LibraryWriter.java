package lacuna.compiler.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.binary.Trees;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;

/** The step of the compiler's own build that parses the standard library. */
public final class LibraryWriter {
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

  private LibraryWriter() {}

  /**
   * Writes the library's trees.
   *
   * @param arguments the folder of the compiler's classes
   * @throws IllegalStateException with the messages, where a file of the library has mistakes
   */
  public static void main(String[] arguments) throws IOException {
    Diagnostics messages = new Diagnostics();
    List<SyntaxFile> files = new ArrayList<>();
    for (String name : NAMES) {
      files.add(new Parser().parse(new SourceFile(Library.FOLDER + name, text(name)), messages));
    }
    if (!messages.sorted().isEmpty()) {
      throw new IllegalStateException(
          "the standard library has mistakes\n"
              + new TextRenderer(false).render(messages.sorted()));
    }
    String folder = LibraryWriter.class.getPackageName().replace('.', '/');
    Path file = Path.of(arguments[0], folder, StandardLibrary.RESOURCE);
    Files.write(file, Trees.write(files));
  }

  private static String text(String name) throws IOException {
    try (InputStream in = LibraryWriter.class.getResourceAsStream("/lacuna/stdlib/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the standard library lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
