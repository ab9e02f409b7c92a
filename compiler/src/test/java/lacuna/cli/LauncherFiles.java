package lacuna.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What a user has in a folder before the first command. */
final class LauncherFiles {
  private static final Path TINY =
      Path.of("src", "test", "resources", "lacuna", "training", "tiny.lac");

  private LauncherFiles() {}

  static void write(Path folder) throws IOException {
    String tiny = Files.readString(TINY);
    Files.writeString(folder.resolve("tiny.lac"), tiny);
    Files.writeString(folder.resolve("wrong.lac"), tiny.replace("cell: 4px", "cell: 4parsecs"));
    Files.writeString(
        folder.resolve("wider.lac"),
        "experiment wider\namends \"tiny.lac\"\n\npretrain.encoder.width = 32\n");
    Files.writeString(
        folder.resolve("grid.lac"),
        "experiment grid\namends \"tiny.lac\"\n\nsweep {\n  pretrain.seed in [1, 2]\n}\n");
    Files.writeString(Files.createDirectory(folder.resolve("specs")).resolve("tiny.lac"), tiny);
    BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "png", folder.resolve("picture.png").toFile());
    Files.write(folder.resolve("in.safetensors"), blackImages());
  }

  /** {@code in.image}, two black images of 16 by 16 pixels, as safetensors. */
  private static byte[] blackImages() {
    int bytes = 2 * 3 * 16 * 16 * Float.BYTES;
    byte[] header =
        "{\"in.image\":{\"dtype\":\"F32\",\"shape\":[2,3,16,16],\"data_offsets\":[0,%d]}}"
            .formatted(bytes)
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + header.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }
}
