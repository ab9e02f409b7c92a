package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of several runs says. */
class RunsReportTest {
  private static final String PLAN =
      """
      {"stages": [{"name": "finetune"}], "references": [{"path": "finetune.top1", "value": "80%"}]}
      """;

  @TempDir private Path folder;

  @Test
  void setsTheFiguresOfAllPointsBesideThePapers() throws IOException {
    metrics("a", "{\"stage\":\"finetune\",\"epoch\":1,\"metrics\":{\"top1\":0.79}}\n");
    metrics("b", "{\"stage\":\"finetune\",\"epoch\":1,\"metrics\":{\"top1\":0.825}}\n");
    String page = RunsReport.page(RunsReport.Kind.SWEEP, "grid", "Doc.", List.of(point("a"), point("b"), point("c")));
    List<String> rows = rows(page);
    assertEquals(3, rows.size());
    assertTrue(rows.get(0).contains("<td>79%</td><td>80%</td><td>\u22121%</td>"), rows.get(0));
    assertTrue(
        rows.get(1).contains("<td class=\"leads\">82.5%</td><td>80%</td><td>+2.5%</td>"),
        rows.get(1));
    assertTrue(rows.get(2).contains("not begun"), rows.get(2));
  }

  @Test
  void drawsTheCurvesOfAllPointsOverEachOther() throws IOException {
    String update = "{\"stage\":\"finetune\",\"update\":%d,\"epoch\":1,\"loss\":%s}\n";
    metrics("a", update.formatted(1, "0.5") + update.formatted(2, "0.4"));
    metrics("b", update.formatted(1, "0.6") + update.formatted(2, "0.3"));
    String page = RunsReport.page(RunsReport.Kind.SWEEP, "grid", "", List.of(point("a"), point("b")));
    assertTrue(page.contains("\"role\":\"run-0\",\"xs\":[1.0,2.0],\"ys\":[0.5,0.4]"), page);
    assertTrue(page.contains("\"role\":\"run-1\",\"xs\":[1.0,2.0],\"ys\":[0.6,0.3]"), page);
  }

  @Test
  void fetchesNothingAndEscapesText() throws IOException {
    RunsReport.Entry hostile =
        new RunsReport.Entry(
            "a", Map.of("data", "<script>alert(1)</script>"), PLAN, folder.resolve("a"), "a.html", "");
    String page = RunsReport.page(RunsReport.Kind.SWEEP, "<b>", "</p><img src=x>", List.of(hostile));
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img src=x>"));
    assertTrue(page.contains("default-src 'none'"));
  }

  private RunsReport.Entry point(String name) {
    return new RunsReport.Entry(
        name, Map.of("pretrain.mask.cell", "4px"), PLAN, folder.resolve(name), name + "/report.html", "");
  }

  private void metrics(String point, String lines) throws IOException {
    Path run = Files.createDirectories(folder.resolve(point));
    Files.writeString(run.resolve("metrics.jsonl"), lines);
  }

  private static List<String> rows(String page) {
    return Pattern.compile("<tr><th><a class=\"line\".*")
        .matcher(page)
        .results()
        .map(match -> match.group())
        .toList();
  }
}
