package lacuna.runtime.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found, listed and compared by what they left, whole or not. */
class RegistryTest {
  @TempDir private Path folder;

  @Test
  void findsRunsAtAnyDepthAndNotWithinOneAnother() throws IOException {
    Path one = run("a/one", "base.lac:3", "60%", 0.5);
    Path two = run("b", "base.lac:3", "60%", 0.5);
    run("b/plans/old", "base.lac:3", "60%", 0.5);
    run(".hidden/run", "base.lac:3", "60%", 0.5);
    Files.createDirectories(folder.resolve("c"));
    Files.writeString(folder.resolve("c/plan.json"), "{}"); // a plan alone is no run
    assertEquals(List.of(one, two), RunFinder.below(folder));
    assertEquals(List.of(two), RunFinder.below(two));
  }

  @Test
  void saysWhatARunHasOfItsOwn() throws IOException {
    run("amended", "spec.lac:4", "75%", 0.835);
    run("plain", "base.lac:3", "60%", 0.5);
    run("set", "--set:1", "50%", 0.5);
    List<JsonObject> rows =
        RunList.of(RunFinder.below(folder)).json().lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertEquals("{\"train.mask.ratio\":\"75%\"}", rows.get(0).get("own").toString());
    assertEquals("{}", rows.get(1).get("own").toString());
    assertEquals("{\"train.mask.ratio\":\"50%\"}", rows.get(2).get("own").toString());
    assertEquals("{\"train.top1\":0.835}", rows.get(0).get("best").toString());
    assertEquals("train not started", rows.get(0).get("state").getAsString());
    assertFalse(rows.get(0).get("alive").getAsBoolean());
  }

  @Test
  void listsEachRunOnOneLine() throws IOException {
    run("amended", "spec.lac:4", "75%", 0.835);
    Path damaged = run("damaged", "spec.lac:4", "75%", 0.835);
    Files.writeString(damaged.resolve("plan.json"), "{\"stages\": [nonsense");
    List<String> lines = RunList.of(RunFinder.below(folder)).text().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).contains("train.top1 83.5%"), lines.get(1));
    assertTrue(lines.get(1).endsWith("train.mask.ratio = 75%"), lines.get(1));
    assertTrue(lines.get(2).contains("damaged"), lines.get(2));
  }

  @Test
  void comparesRunsByWhatDiffersAlone() throws IOException {
    Path one = run("a b/one", "base.lac:3", "60%", 0.5);
    Path two = run("two", "base.lac:3", "75%", 0.7);
    Path page = folder.resolve("pages/comparison.html");
    RunComparison.of(List.of(one, two)).write(page);
    String text = Files.readString(page);
    assertTrue(text.contains("<th rowspan=\"2\" class=\"axis\">train.mask.ratio</th>"), text);
    assertFalse(text.contains("train.seed"));
    assertTrue(text.contains("href=\"../a%20b/one/report.html\""), text);
    assertTrue(text.contains("<td class=\"leads\">70%</td>"), text);
  }

  @Test
  void refusesWhatIsNoRun() throws IOException {
    Path one = run("one", "base.lac:3", "60%", 0.5);
    RunException refused =
        assertThrows(RunException.class, () -> RunComparison.of(List.of(one, folder)));
    assertTrue(refused.getMessage().contains("is not the folder of a run"));
  }

  /** A folder as a run leaves one. */
  private Path run(String name, String origin, String ratio, double top1) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    JsonArray settings = new JsonArray();
    settings.add(setting("seed", "0", "stdlib/kinds.lac:1", true));
    settings.add(setting("mask.ratio", ratio, origin, false));
    settings.add(setting("length", "5 epochs", "base.lac:9", false));
    JsonObject stage = new JsonObject();
    stage.addProperty("name", "train");
    stage.add("settings", settings);
    JsonArray stages = new JsonArray();
    stages.add(stage);
    JsonObject plan = new JsonObject();
    plan.addProperty("name", "experiment");
    boolean amends = origin.startsWith("spec");
    plan.addProperty("place", amends ? "spec.lac:1" : "base.lac:1");
    JsonObject file = new JsonObject();
    file.addProperty("path", amends ? "spec.lac" : "base.lac");
    file.addProperty("text", "experiment a\n" + (amends ? "amends \"base.lac\"\n" : "// amends\n"));
    JsonArray files = new JsonArray();
    files.add(file);
    plan.add("files", files);
    plan.add("stages", stages);
    Files.writeString(run.resolve("plan.json"), plan.toString());
    Files.writeString(
        run.resolve("metrics.jsonl"),
        "{\"stage\":\"train\",\"update\":9,\"epoch\":1,\"metrics\":{\"top1\":%s}}\n"
            .formatted(top1));
    return run;
  }

  private static JsonObject setting(String path, String value, String origin, boolean isDefault) {
    JsonObject setting = new JsonObject();
    setting.addProperty("path", path);
    setting.addProperty("value", value);
    setting.addProperty("origin", origin);
    setting.addProperty("default", isDefault);
    return setting;
  }
}
