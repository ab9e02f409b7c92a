package lacuna.runtime.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.fuzz.Fuzz;
import lacuna.runtime.report.Report;
import org.junit.jupiter.api.Test;

/** Whatever a run's plan and log say, there is a report, and an export or a refusal. */
final class PlanFuzzTest {
  private static final String PLAN =
      """
      {"name": "tiny", "doc": "d", "file": "a.lac:1", "stages": [{"name": "tiny", "kind": "pretrain",
      "doc": "", "settings": [{"path": "clip", "value": "5.0", "origin": "a.lac:3", "default": false,
      "doc": "", "at_batch": 0.1}], "parameters": [{"key": "w", "shape": ["2"], "decay": true,
      "level": "0", "trained": true, "buffer": false}], "parameter_count": 2, "flops_per_image": 4,
      "parts": [{"mask": {"hidden": 0.5, "avg_dist": 3, "avg_dist_guideline": "g"}}], "notes": ["n"],
      "names": [{"name": "t", "doc": "", "place": "a:1", "part": "", "rules": ["w.{i} = v.{i}"],
      "models": [{"name": "m", "doc": "", "at": "", "rules": [], "settings": {}}]}]}],
      "files": [{"path": "a.lac", "sha256": "00", "text": "clip = 5.0"}],
      "references": [{"path": "tiny.loss", "value": "0.5"}], "overrides": []}
      """;

  private static final String LOG =
      """
      {"stage":"tiny","update":1,"epoch":1,"loss":0.5,"rate":1e-3,"grad_norm":1.0,"seconds":0.5}
      {"stage":"tiny","update":1,"epoch":1,"metrics":{"loss":0.4,"top1":"NaN"}}
      """;

  @Test
  void plans() {
    Fuzz.run(Plans.class, List.of(PLAN.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void logsOfTheReport() {
    Fuzz.run(Logs.class, List.of(LOG.getBytes(StandardCharsets.UTF_8)));
  }

  /** The plan in a run's folder. */
  public static final class Plans {
    private static final Path FOLDER = Fuzz.folder(Plans.class);

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      Files.writeString(FOLDER.resolve("metrics.jsonl"), LOG);
      Files.write(FOLDER.resolve("plan.json"), input);
      Fuzz.readOrRefused(
          RunException.class,
          () -> {
            Report.page(FOLDER);
            new RunExport(FOLDER).write("t", null, FOLDER.resolve("out"));
          });
    }
  }

  /** The log in a run's folder. */
  public static final class Logs {
    private static final Path FOLDER = Fuzz.folder(Logs.class);

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      Files.writeString(FOLDER.resolve("plan.json"), PLAN);
      Files.write(FOLDER.resolve("metrics.jsonl"), input);
      Fuzz.readOrRefused(RunException.class, () -> Report.page(FOLDER));
    }
  }
}
