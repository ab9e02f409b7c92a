package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random masks hide as many cells as the official generators, for every size and ratio. */
class MaskCountsTest {
  private static final JsonObject FACTS = Golden.json("masks/case.json");

  @TempDir private Path folder;
  private final StringBuilder spec = new StringBuilder("experiment rows\nimport \"counts.lac\"\n");
  private int rows;

  @BeforeEach
  void copyTheStage() throws IOException {
    try (InputStream stage = getClass().getResourceAsStream("/lacuna/parity/counts.lac")) {
      Files.copy(stage, folder.resolve("counts.lac"));
    }
  }

  @Test
  void hidesAtLeastTheRatioInExactArithmeticOfDoubles() throws IOException {
    for (JsonElement element : FACTS.getAsJsonArray("count_table")) {
      JsonObject table = element.getAsJsonObject();
      int image = table.get("input_size").getAsInt();
      int cell = table.get("mask_patch_size").getAsInt();
      int cells = table.get("cells").getAsInt();
      for (Map.Entry<String, JsonElement> entry :
          table.getAsJsonObject("ratio_to_masked").entrySet()) {
        row(image, cell, entry.getKey(), "", cells, entry.getValue().getAsInt());
      }
    }
    assertTrue(rows > 300, () -> rows + " rows");
    checksWithoutAMessage();
  }

  @Test
  void keepsAtMostTheRestWhereToldTo() throws IOException {
    JsonObject table = FACTS.getAsJsonObject("mae_keep_count").getAsJsonObject("table");
    for (Map.Entry<String, JsonElement> kept : table.entrySet()) {
      int cells = Integer.parseInt(kept.getKey());
      int side = (int) Math.sqrt(cells);
      for (Map.Entry<String, JsonElement> entry : kept.getValue().getAsJsonObject().entrySet()) {
        int hidden = cells - entry.getValue().getAsInt();
        row(16 * side, 16, entry.getKey(), ", rounding: floor", cells, hidden);
      }
    }
    assertTrue(rows > 80, () -> rows + " rows");
    checksWithoutAMessage();
  }

  @Test
  void aRatioThatHidesNothingOrEverythingIsAnError() throws IOException {
    append(192, 32, "0", "", 0);
    append(192, 32, "1", "", 36);
    Shell.Answer answer = Shell.lacuna("check", write());
    assertEquals(1, answer.code());
    assertTrue(answer.err().contains("must hide at least one cell"), answer.err());
    assertTrue(answer.err().contains("must leave at least one cell visible"), answer.err());
  }

  /** Adds a row of a table; those that hide nothing or everything are errors. */
  private void row(int image, int cell, String ratio, String more, int cells, int hidden) {
    if (hidden > 0 && hidden < cells) {
      append(image, cell, ratio, more, hidden);
    }
  }

  private void append(int image, int cell, String ratio, String more, int hidden) {
    rows++;
    spec.append(
        """
        row_%d: counts {
          image = %dpx
          data = synthetic(count: 1)
          length = 1 steps
          batch_size = 1
          mask = random(cell: %dpx, ratio: %s%%%s)
          hidden = %d
        }
        """
            .formatted(
                rows,
                image,
                cell,
                new BigDecimal(ratio).movePointRight(2).stripTrailingZeros().toPlainString(),
                more,
                hidden));
  }

  private Path write() throws IOException {
    return Files.writeString(folder.resolve("rows.lac"), spec);
  }

  private void checksWithoutAMessage() throws IOException {
    Shell.Answer answer = Shell.lacuna("check", write());
    assertEquals(0, answer.code(), answer.err());
  }
}
