package lacuna.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearPathTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("imagenet/train"));
    Files.createDirectories(folder.resolve("imagenet/val"));
    Files.createDirectories(folder.resolve("imagenet/.cache"));
  }

  @Test
  void meansANameThatIsAlike() {
    Path train = folder.resolve("imagenet/train");
    assertEquals("did you mean " + train + "?", NearPath.of(folder.resolve("imagenet/trian")));
    assertEquals("did you mean " + train + "?", NearPath.of(folder.resolve("imagenet/Train")));
    assertEquals(
        "did you mean " + folder.resolve("imagenet") + "?",
        NearPath.of(folder.resolve("image-net/train/more")));
  }

  @Test
  void listsWhatThereIsWhereNothingIsAlike() throws IOException {
    Path images = folder.resolve("imagenet");
    assertEquals(
        "the folder %s exists; in it are train, val".formatted(images),
        NearPath.of(images.resolve("photographs")));
    Path train = images.resolve("train");
    assertEquals(
        "the folder %s exists and is empty".formatted(train), NearPath.of(train.resolve("cats")));
    Path file = Files.createFile(folder.resolve("images.tar"));
    assertEquals(
        "%s is a file, not a folder".formatted(file), NearPath.of(file.resolve("train")));
  }
}
