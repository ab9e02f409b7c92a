package lacuna.compiler.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.TextRenderer;
import org.junit.jupiter.api.Test;

class LibraryTest {

  @Test
  void namesExactlyTheFilesOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "stdlib"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".lac"))
              .sorted()
              .toList();
      assertEquals(names, LibraryWriter.NAMES);
    }
  }

  @Test
  void parsesWithoutAMessage() {
    LoadedLibrary library = LibraryLoader.load(Library.standard());
    assertEquals("", new TextRenderer(false).render(library.messages()));
  }
}
