package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.image.Golden;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final Size SIZE = new Size(8, 8);

  @TempDir Path folder;

  private void put(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Golden.bytes("images/palette_120x90.png"));
  }

  @Test
  void numbersClassesByTheNamesOfTheirFolders() throws IOException {
    put("zebra/deep/er/a.JPEG");
    put("ant/2.png");
    put("ant/10.jpg");
    put("ant/.hidden.png");
    Files.writeString(folder.resolve("ant/notes.txt"), "not a picture");
    DataSource source = new ImageFolder(folder.toString(), true).prepare(SIZE, 0);
    assertEquals(List.of("ant", "zebra"), source.classes());
    assertEquals(3, source.count());
    assertEquals(folder.resolve("ant/10.jpg").toString(), source.name(0));
    assertEquals(0, source.label(1));
    assertEquals(1, source.label(2));
    assertEquals(120, source.load(2).width());
  }

  @Test
  void takesFlatFoldersWithoutLabels() throws IOException {
    put("b.png");
    put("a.png");
    DataSource source = new ImageFolder(folder.toString(), false).prepare(SIZE, 0);
    assertEquals(2, source.count());
    assertTrue(source.classes().isEmpty());
  }

  @Test
  void saysWhichFolderIsMissingAndWhatToDo() {
    ImageFolder missing = new ImageFolder(folder.resolve("nowhere").toString(), true);
    String message = message(missing);
    assertTrue(message.contains("there is no folder") && message.contains("--data"), message);
  }

  @Test
  void saysThatAFolderIsEmpty() {
    String message = message(new ImageFolder(folder.toString(), true));
    assertTrue(message.contains("holds no images"), message);
  }

  @Test
  void saysThatAPictureHasNoClass() throws IOException {
    put("alone.png");
    String message = message(new ImageFolder(folder.toString(), true));
    assertTrue(message.contains("alone.png has no class"), message);
    assertTrue(message.contains("labels: false"), message);
  }

  private static String message(ImageFolder folder) {
    return assertThrows(DataException.class, () -> folder.prepare(SIZE, 0)).getMessage();
  }
}
