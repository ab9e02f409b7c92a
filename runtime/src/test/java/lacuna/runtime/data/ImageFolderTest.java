package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.image.Golden;
import lacuna.runtime.image.ImageWriter;
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
  void aPictureRightInTheFolderLeavesAllWithoutLabels() throws IOException {
    put("alone.png");
    put("ant/a.png");
    DataSource source = new ImageFolder(folder.toString(), true).prepare(SIZE, 0);
    assertEquals(List.of(), source.classes());
    assertEquals(List.of(0, 0), List.of(source.label(0), source.label(1)));
    assertTrue(source.whyUnlabeled().startsWith(folder + "/alone.png lies right in"));
    assertEquals("images in " + folder, source.description());
  }

  @Test
  void neverCountsWhatSystemsLeaveBehind() throws IOException {
    put("ant/a.png");
    put("ant/._a.png");
    put("ant/.ipynb_checkpoints/a-checkpoint.png");
    put(".ipynb_checkpoints/b.png");
    put("__MACOSX/ant/a.png");
    put("@eaDir/ant/a.png");
    put("Thumbs.db");
    put("ant/.DS_Store");
    DataSource source = new ImageFolder(folder.toString(), true).prepare(SIZE, 0);
    assertEquals(List.of("ant"), source.classes());
    assertEquals(1, source.count());
    assertEquals(List.of(), notesOfFiles(source));
  }

  @Test
  void anEmptyFolderIsAClass() throws IOException {
    put("bee/b.png");
    Files.createDirectories(folder.resolve("ant"));
    DataSource source = new ImageFolder(folder.toString(), true).prepare(SIZE, 0);
    assertEquals(List.of("ant", "bee"), source.classes());
    assertEquals(1, source.label(0));
    assertEquals(List.of("1 of 2 classes has no images: ant"), notesOfFiles(source));
  }

  @Test
  void composedAndDecomposedNamesAreOneClass() throws IOException {
    put("caf\u00e9/1.png");
    put("cafe\u0301/2.png");
    put("d/3.png");
    DataSource source = new ImageFolder(folder.toString(), true).prepare(SIZE, 0);
    assertEquals(List.of("caf\u00e9", "d"), source.classes());
    assertEquals(3, source.count());
  }

  @Test
  void countsWhatIsLeftOutAndWhy() throws IOException {
    put("a.png");
    put("b.psd");
    put("c.psd");
    put("README");
    put("sub/d.txt");
    Files.createSymbolicLink(folder.resolve("e.png"), folder.resolve("nowhere.png"));
    Files.createSymbolicLink(folder.resolve("sub/round"), folder);
    DataSource source = new ImageFolder(folder.toString(), false).prepare(SIZE, 0);
    assertEquals(1, source.count());
    String note =
        "6 files are left out: 2 .psd, 1 .txt, 1 links to a folder around them, "
            + "1 links to nothing, 1 without extension; such as %1$s/README, %1$s/b.psd, %1$s/c.psd";
    assertEquals(List.of(note.formatted(folder)), notesOfFiles(source));
  }

  @Test
  void readsAFileByItsContentNotItsName() throws IOException {
    put("a.jpg"); // a PNG
    Files.write(folder.resolve("b.png"), Golden.bytes("images/photo_500x375.jpg"));
    DataSource source = new ImageFolder(folder.toString(), false).prepare(SIZE, 0);
    assertEquals(120, source.load(0).width());
    assertEquals(500, source.load(1).width());
  }

  @Test
  void warnsOfPicturesOfOneColor() throws IOException {
    byte[] white = new byte[3 * 20 * 10];
    java.util.Arrays.fill(white, (byte) 255);
    white[0] = 0;
    white[7] = 120;
    Files.write(folder.resolve("a.png"), ImageWriter.png(20, 10, white));
    DataSource source = new ImageFolder(folder.toString(), false).prepare(SIZE, 0);
    assertTrue(source.notes().get(0).contains("`range`"), () -> "" + source.notes());
    put("b.png");
    put("c.png");
    DataSource mixed = new ImageFolder(folder.toString(), false).prepare(SIZE, 0);
    assertEquals(List.of(), mixed.notes());
  }

  private static List<String> notesOfFiles(DataSource source) {
    return source.notes().stream().filter(note -> !note.startsWith("warning")).toList();
  }

  private static String message(ImageFolder folder) {
    return assertThrows(DataException.class, () -> folder.prepare(SIZE, 0)).getMessage();
  }
}
