package lacuna.runtime.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rate that the official implementations of SimMIM, Swin-Transformer and MAE use. */
final class GoldenScheduleTest {
  private static final double RELATIVE = 1e-12;

  @TestFactory
  Stream<DynamicTest> everyUpdateUsesTheOfficialRate() {
    return Stream.of("simmim", "swin", "mae").flatMap(GoldenScheduleTest::cases);
  }

  private static Stream<DynamicTest> cases(String file) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonElement element : load(file).getAsJsonArray("schedules")) {
      JsonObject golden = element.getAsJsonObject();
      tests.add(DynamicTest.dynamicTest(golden.get("name").getAsString(), () -> check(golden)));
    }
    return tests.stream();
  }

  private static void check(JsonObject golden) {
    JsonObject setting = golden.getAsJsonObject("schedule");
    int parts = Math.max(1, golden.get("accumulation_steps").getAsInt());
    int images =
        golden.get("batch_per_device").getAsInt() * golden.get("devices").getAsInt() * parts;
    Timeline time =
        new Timeline(
            golden.get("micro_batches_per_epoch").getAsInt(),
            parts,
            images,
            epochs(setting, "epochs"));
    boolean mae = setting.has("blr");
    int per = mae ? 256 : 512;
    double base = time.rate(rate(setting, mae ? "blr" : "base_lr", per));
    Schedule schedule = schedule(setting, per);
    JsonArray expected = golden.getAsJsonArray("lr_used_by_update");
    JsonArray scales = golden.getAsJsonArray("group_lr_scales");
    assertEquals(expected.size(), time.updates());
    for (int update = 0; update < expected.size(); update++) {
      for (int group = 0; group < scales.size(); group++) {
        JsonElement row = expected.get(update);
        double wanted =
            row.isJsonArray() ? row.getAsJsonArray().get(group).getAsDouble() : row.getAsDouble();
        double actual = schedule.rate(update, base, scales.get(group).getAsDouble(), time);
        assertEquals(wanted, actual, RELATIVE * base, "update " + update + ", group " + group);
      }
    }
  }

  private static Schedule schedule(JsonObject setting, int per) {
    Duration warmup = epochs(setting, "warmup_epochs");
    Rate from = rate(setting, "warmup_lr", per);
    Rate floor = rate(setting, "min_lr", per);
    return switch (setting.get("name").getAsString()) {
      case "cosine" -> {
        boolean shifted =
            setting.has("warmup_prefix") && setting.get("warmup_prefix").getAsBoolean();
        yield new Cosine(warmup, from, floor, shifted);
      }
      case "multistep" -> {
        List<Duration> at = new ArrayList<>();
        setting.getAsJsonArray("multisteps").forEach(e -> at.add(Duration.epochs(e.getAsInt())));
        yield new Multistep(at, setting.get("gamma").getAsDouble(), warmup, from);
      }
      case "linear" -> new Linear(warmup, from, 0.01);
      case "step" -> {
        double factor = setting.get("decay_rate").getAsDouble();
        yield new Step(epochs(setting, "decay_epochs"), factor, warmup, from);
      }
      case "mae_half_cycle_cosine" ->
          // The floor of MAE is given as an absolute rate.
          new HalfCycleCosine(warmup, new Rate(setting.get("min_lr").getAsDouble(), 0));
      default -> throw new AssertionError("no such schedule: " + setting);
    };
  }

  private static Duration epochs(JsonObject setting, String name) {
    return Duration.epochs(setting.get(name).getAsInt());
  }

  private static Rate rate(JsonObject setting, String name, int per) {
    return new Rate(setting.has(name) ? setting.get(name).getAsDouble() : 0, per);
  }

  private static JsonObject load(String file) {
    String name = "/golden/schedules/" + file + ".json";
    try (InputStream stream = GoldenScheduleTest.class.getResourceAsStream(name)) {
      return JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
