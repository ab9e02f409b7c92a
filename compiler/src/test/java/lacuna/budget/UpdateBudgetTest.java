package lacuna.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;

/**
 * What an update asks of the engine. A GPU idles while Java makes calls that do little, and while
 * its numbers are waited for. Counts depend on a network's depth, not on its size: narrow ones
 * stand for the published.
 */
class UpdateBudgetTest {
  @Test
  void vitBase() {
    assertBudget(
        305,
        "specs/simmim/vit_base.lac",
        "pretrain.encoder.width=48",
        "pretrain.encoder.heads=2",
        "finetune.encoder.width=48",
        "finetune.encoder.heads=2");
  }

  @Test
  void swinBase() {
    assertBudget(
        760,
        "specs/simmim/swin_base_100ep.lac",
        "pretrain.encoder.embed_dim=16",
        "pretrain.encoder.heads=[1, 1, 2, 2]",
        "finetune.encoder.embed_dim=16",
        "finetune.encoder.heads=[1, 1, 2, 2]");
  }

  /** The figures are read once, at the end; nothing is brought along; few calls are made. */
  private static void assertBudget(int calls, String spec, String... settings) {
    JsonObject figures = bench(spec, settings);
    assertEquals(1, figures.get("host_reads").getAsInt());
    assertEquals(0, figures.get("uploads").getAsInt());
    int made = figures.get("engine_calls").getAsInt();
    assertTrue(made <= calls, made + " calls of " + calls);
  }

  private static JsonObject bench(String spec, String... settings) {
    List<Object> words = new ArrayList<>(List.of("bench", Golden.spec(spec), "--json"));
    words.addAll(List.of("--batch=2", "--steps=1", "--warmup=1", "--device=cpu"));
    for (String setting : settings) {
      words.add("--set");
      words.add(setting);
    }
    return JsonParser.parseString(Shell.succeeds(words.toArray())).getAsJsonObject();
  }
}
