package lacuna.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.image.ImageWriter;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A label means the same in `data` and `validation`, whatever classes `validation` has. */
class ValidationLabelsTest {
  @TempDir private Path folder;

  @BeforeEach
  void threeClasses() throws IOException {
    put("train/ant");
    put("train/bee");
    put("train/cafe\u0301"); // as disks of macOS write it
  }

  private void put(String name) throws IOException {
    Path inside = Files.createDirectories(folder.resolve(name));
    Files.write(inside.resolve("a.png"), ImageWriter.png(1, 1, new byte[3]));
  }

  private DataSource validation() {
    DataSource data = new ImageFolder(folder.resolve("train").toString(), true);
    Recipe recipe =
        Recipe.builder()
            .image(new Size(8, 8))
            .data(data)
            .validation(new ImageFolder(folder.resolve("val").toString(), true))
            .build();
    return Objects.requireNonNull(StartChecks.optionalValidation("knn", recipe, data));
  }

  @Test
  void labelsGoByTheNamesOfTheClasses() throws IOException {
    put("val/bee");
    put("val/caf\u00e9");
    DataSource validation = validation();
    assertEquals(2, validation.count());
    assertEquals(1, validation.label(0));
    assertEquals(2, validation.label(1));
    assertEquals(3, validation.classes().size());
  }

  @Test
  void aClassThatDataLacksIsAnError() throws IOException {
    put("val/bee");
    put("val/wasp");
    String text = assertThrows(RunException.class, this::validation).getMessage();
    assertTrue(text.startsWith("knn: `validation` has a class that `data` lacks: wasp"), text);
  }
}
