package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that a spec defines for itself. */
class StagesTest {
  @TempDir private Path folder;

  @Test
  void aStageMayDeclareASettingOfItsKindAnew() throws IOException {
    String text =
        check(
            """
            experiment test
            stage plain(image: Size, channels: Int = 1) {
              param bias: [channels] = 0
              step(x: [batch, channels, image.height, image.width]) -> Loss {
                return sum(x) + sum(bias)
              }
            }
            plain {
              image = 8px
              mean = [0.5]
              std = [0.5]
              data = synthetic()
              length = 1 epochs
            }
            """);
    assertEquals("", text);
  }

  @Test
  void whatNothingGivesAComponentIsAnErrorWhereItIsUsed() throws IOException {
    String text =
        check(
            """
            experiment test
            stage several(masks: list of mask) {
              param bias: [1] = 0
              require [for m in masks: m.hidden][0] == 3 else "three cells are hidden"
              step(x: [batch, channels, image.height, image.width]) -> Loss { return sum(bias) }
            }
            several {
              image = 8px
              masks = [random(cell: 4px, ratio: 50%)]
              data = synthetic()
              length = 1 epochs
            }
            """);
    assertTrue(text.contains("`random` is given no `image` here"), text);
  }

  private String check(String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("test.lac"), spec);
    Compiler.Options options = new Compiler.Options(List.of(), List.of());
    return new TextRenderer(false).render(new Compiler().check(file, options).diagnostics());
  }
}
