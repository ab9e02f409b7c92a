package lacuna.runtime.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.InScope;
import lacuna.runtime.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InScope.class)
class PaletteTest {
  @TempDir private Path folder;

  @Test
  void readsTheColorsOfAGimpPalette() throws IOException {
    assertArrayEquals(
        new float[] {0, 1, 0.2f, 1, 0, 0},
        filled("GIMP Palette\nName: two\n#\n  0 255  51\tmint\n255 0 0\n", 2));
  }

  @Test
  void refusesAnotherNumberOfColors() {
    RunException refusal = assertThrows(RunException.class, () -> filled("1 2 3\n", 2));
    assertEquals(
        "the palette %s has 1 colors, but 2 are needed".formatted(folder.resolve("p.gpl")),
        refusal.getMessage());
  }

  @Test
  void refusesAChannelAbove255() {
    assertThrows(RunException.class, () -> filled("1 256 3\n", 1));
  }

  private float[] filled(String text, int colors) throws IOException {
    Path file = folder.resolve("p.gpl");
    Files.writeString(file, text);
    NDArray to = Tensors.zeros(colors, 3);
    new Palette(file.toString()).fill(to);
    return to.toFloatArray();
  }
}
