package lacuna.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.tensor.TorchscriptFile;

/** Files of the kinds that the components of some specs read. */
final class SmallFiles {
  /** What the tokenizer tells apart. */
  static final int TOKENS = 64;

  private static final int COLORS = 512;

  private final Path folder;

  SmallFiles(Path folder) {
    this.folder = folder;
  }

  /** The file that stands for another one, as text of the language. */
  String of(String quoted) {
    try {
      return "\"" + (quoted.endsWith(".gpl\"") ? palette() : tokenizer()) + "\"";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colors of a cube of 8 by 8 by 8. */
  private Path palette() throws IOException {
    StringBuilder text = new StringBuilder("GIMP Palette\n");
    for (int i = 0; i < COLORS; i++) {
      text.append("%d %d %d%n".formatted(i / 64 * 36, i / 8 % 8 * 36, i % 8 * 36));
    }
    return Files.writeString(folder.resolve("cube.gpl"), text);
  }

  /** Brightness of squares of 8 by 8 pixels. */
  private Path tokenizer() throws IOException {
    return TorchscriptFile.write(
        folder.resolve("brightness.pt"),
        """
        def forward(x: Tensor) -> Tensor:
          level = torch.mean(torch.avg_pool2d(x, [8, 8]), [1])
          return torch.to(torch.clamp(torch.mul(level, %d), 0, %d), 4)
        """
            .formatted(TOKENS, TOKENS - 1));
  }
}
