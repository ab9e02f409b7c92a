package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of images as people write them. */
final class ImageListTest {
  @TempDir private Path folder;

  @BeforeEach
  void drawImages() throws IOException {
    for (String name : List.of("a.png", "b c.png", "sub/d,e.png")) {
      Path file = folder.resolve("images").resolve(name);
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", file.toFile());
    }
  }

  @Test
  void pathsAreRelativeToTheListAndLabelsAreNames() throws IOException {
    DataSource list = list("images/list.csv", "a.png,dog\n\"sub/d,e.png\",cat\nb c.png,dog\n", "");
    assertEquals(List.of("cat", "dog"), list.classes());
    assertEquals(List.of(1, 0, 1), labels(list));
    assertEquals(folder.resolve("images/sub/d,e.png").toString(), list.name(1));
    assertEquals(8, list.load(1, new Workspace()).width());
  }

  @Test
  void numbersAreTheNumbersOfClasses() throws IOException {
    DataSource list = list("22k.txt", "a.png\t2\nb c.png\t0\n", "images");
    assertEquals(List.of("0", "1", "2"), list.classes());
    assertEquals(List.of(2, 0), labels(list));
  }

  @Test
  void columnsMayBeNamed() throws IOException {
    DataSource list =
        list("list.csv", "id,Label,width,Path\r\n7,dog,8,a.png\r\n\r\n8,cat,8,b c.png\r\n", "images");
    assertEquals(List.of("cat", "dog"), list.classes());
    assertEquals(List.of(1, 0), labels(list));
    DataSource bare = list("bare.csv", "path,width\na.png,8\n", "images");
    assertEquals(List.of(), bare.classes());
    assertTrue(bare.whyUnlabeled().contains("no column of labels"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', lists no images",
    "'a.png,dog|b c.png', ':2: it has no label'",
    "'a.png|b c.png,dog', ':2: it has a label'",
    "'a.png,dog|,dog', ':2: it has no path'",
    "'none.png,dog', 'are not there'",
    "'a.png,9999999', 'labels are below'",
    "'\"a.png', 'cannot be read'"
  })
  void whatIsWrongIsNamedByLine(String lines, String problem) {
    DataException refused =
        assertThrows(
            DataException.class, () -> list("list.csv", lines.replace('|', '\n'), "images"));
    assertTrue(refused.getMessage().contains(problem), refused.getMessage());
  }

  @Test
  void aMissingListNamesTheNearest() throws IOException {
    list("list.csv", "a.png\n", "images");
    ImageList missing =
        new ImageList(folder.resolve("lists.csv").toString(), "", ImageOptions.DEFAULT);
    DataException refused = assertThrows(DataException.class, () -> missing.prepare(null, 0));
    assertTrue(refused.getMessage().contains("list.csv"), refused.getMessage());
  }

  private DataSource list(String name, String text, String root) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    String below = root.isEmpty() ? "" : folder.resolve(root).toString();
    return new ImageList(file.toString(), below, ImageOptions.DEFAULT).prepare(null, 0);
  }

  private static List<Integer> labels(DataSource source) {
    return IntStream.range(0, source.count()).mapToObj(source::label).toList();
  }
}
