package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{name}}&lt;\ud800";
  private static final Pattern FETCHED =
      Pattern.compile(
          "(?:\\b(?:src|href|action|srcset|poster)\\s*=\\s*|url\\(|@import)"
              + "\\s*[\"']?([^\"'\\s>)]*)");

  @TempDir Path run;

  @Test
  void showsWhatARunLeft() throws IOException {
    writeRun("first");
    String page = written();
    for (String expected :
        List.of(
            "<h1>first</h1>",
            "23 November 2026",
            "86.26 M",
            "<dt>AvgDist</dt><dd>17.0 px",
            "<dt>masked</dt><dd>61.1%",
            "<em>8e-4 at this batch</em>",
            "data:image/png;base64,",
            "83.5%",
            "<i>mask.</i>ratio",
            "<span class=\"word\">experiment</span>",
            "openjdk 17")) {
      assertTrue(page.contains(expected), expected);
    }
    assertFalse(page.contains("class=\"gap\">The run left"), "nothing is missing");
  }

  @Test
  void leadsFromASettingToTheLineThatSetIt() throws IOException {
    writeRun("first");
    String page = written();
    assertTrue(page.contains("<a href=\"#f0l2\">first.lac:2</a>"));
    assertTrue(page.contains("<div id=\"f0l2\">"));
  }

  @Test
  void saysWhichCountsOfClassesCannotBeRead() throws IOException {
    writeRun("first");
    Files.createDirectories(run.resolve("confusion"));
    for (String damaged : List.of("[[0,", "[1]", "{\"counts\": [[0, -1, 3]]}", "")) {
      Files.writeString(run.resolve("confusion/pretrain.json"), damaged);
      String said = "Accuracies per class are not shown: pretrain.json is no list of counts.";
      assertTrue(written().contains(said), damaged);
    }
  }

  @Test
  void fetchesNothing() throws IOException {
    writeRun("first");
    Matcher fetched = FETCHED.matcher(written());
    int links = 0;
    while (fetched.find()) {
      String target = fetched.group(1);
      assertTrue(target.startsWith("#") || target.startsWith("data:"), target);
      links++;
    }
    assertTrue(links > 24, "the pictures were found");
  }

  @Test
  void allowsExactlyItsOwnScriptsToRun() throws Exception {
    writeRun("first");
    String page = written();
    Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
    String policy =
        page.substring(page.indexOf("script-src"), page.indexOf("<meta name=\"viewport\""));
    int scripts = 0;
    while (script.find()) {
      byte[] text = script.group(1).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      assertTrue(policy.contains(Base64.getEncoder().encodeToString(digest)));
      scripts++;
    }
    assertEquals(2, scripts);
    assertFalse(policy.contains("unsafe"));
  }

  @Test
  void keepsTheNoticeOfTheScriptThatItCopies() throws IOException {
    assertTrue(written().contains("Copyright (c) 2022 Leon Sorokin"));
  }

  @Test
  void escapesWhateverARunLeft() throws IOException {
    writeRun("first");
    int scripts = count(written(), "<script");
    int images = count(written(), "<img");
    run = Files.createDirectory(run.resolve("other"));
    writeRun(HOSTILE);
    String page = written();
    assertEquals(scripts, count(page, "<script"));
    assertEquals(images, count(page, "<img"));
    assertTrue(count(page, "&lt;script&gt;alert(1)") > 10, "the texts are there, escaped");
    assertFalse(page.contains(HOSTILE.substring(0, 6)), "not even the start");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    String page = written();
    assertTrue(page.contains("<h1>" + run.getFileName() + "</h1>"));
    for (String file : List.of("plan.json", "metrics.jsonl", "samples", "environment.json")) {
      assertTrue(page.contains("The run has no " + file), file);
    }
  }

  @Test
  void saysWhatIsBroken() throws IOException {
    writeRun("first");
    Files.writeString(run.resolve("plan.json"), "{\"name\": ");
    Files.writeString(run.resolve("environment.json"), "[1, 2");
    String page = written();
    assertTrue(page.contains("plan.json could not be read"));
    assertTrue(page.contains("environment.json could not be read"));
    assertTrue(page.contains("data:image/png;base64,"), "the rest is shown");
  }

  @Test
  void showsARunThatWasKilledInTheMiddleOfALine() throws IOException {
    writeRun("first");
    Path metrics = run.resolve("metrics.jsonl");
    Files.writeString(metrics, Files.readString(metrics) + "{\"stage\": \"pre");
    Files.delete(run.resolve("samples/03-reconstruction.png"));
    Files.write(run.resolve("samples/04-image.png"), new byte[] {(byte) 0x89, 'P', 'N'});
    String page = written();
    assertTrue(page.contains("One line of metrics.jsonl could not be read"));
    assertEquals(
        2 + 2, count(page, "missing"), "the stage's own folder holds one picture of three");
  }

  @Test
  void tellsOfALossThatWasNotANumber() throws IOException {
    Files.writeString(
        run.resolve("metrics.jsonl"),
        "{\"stage\":\"pretrain\",\"update\":1,\"loss\":0.5}\n"
            + "{\"stage\":\"pretrain\",\"update\":2,\"loss\":NaN}\n");
    assertTrue(written().contains("not a finite number at update 2"));
  }

  @Test
  void toleratesAPlanOfOtherTypes() throws IOException {
    Files.writeString(
        run.resolve("plan.json"),
        "{\"name\": [1], \"stages\": [3, {\"settings\": {}, \"parameters\": [null]}], \"files\":"
            + " \"none\"}");
    assertTrue(written().contains("<h1>[1]</h1>"));
  }

  private String written() throws IOException {
    return Report.page(run);
  }

  /**
   * A whole run in which every text is {@code text}, or has it as a part where it must mean
   * something.
   */
  private void writeRun(String text) throws IOException {
    Map<String, Object> setting =
        Map.of("path", "pretrain.mask.ratio", "value", text, "origin", "first.lac:2", "doc", text);
    Map<String, Object> named = Map.of("path", text, "value", "1", "origin", text, "default", true);
    Map<String, Object> rate =
        Map.of("path", "optimizer.rate", "value", text, "origin", text, "at_batch", 8e-4);
    Map<String, Object> stage =
        Map.of(
            "name",
            "pretrain",
            "kind",
            text,
            "settings",
            List.of(setting, named, rate),
            "parameters",
            List.of(Map.of("key", text, "shape", List.of(text), "level", text)),
            "parts",
            List.of(Map.of("name", text, "mask", Map.of("hidden", 0.611, "avg_dist", 16.96))),
            "parameter_count",
            86_256_720,
            "notes",
            List.of(text));
    Map<String, Object> plan =
        Map.of(
            "name",
            text,
            "doc",
            text,
            "file",
            "first.lac",
            "stages",
            List.of(stage),
            "files",
            List.of(
                Map.of("path", "first.lac", "sha256", text, "text", "experiment first\n" + text),
                Map.of("path", text, "text", "// " + text + "\n\"" + text)),
            "references",
            List.of(
                Map.of("path", "pretrain.top1", "value", "83.5%"),
                Map.of("path", text, "value", text)));
    Gson gson = new Gson();
    Files.writeString(run.resolve("plan.json"), gson.toJson(plan).replace("\ud800", "\\ud800"));
    Map<String, Object> environment =
        Map.of("started", "2026-11-23T21:57:04Z", "device", text, "java", "openjdk 17", text, text);
    Files.writeString(
        run.resolve("environment.json"), gson.toJson(environment).replace("\ud800", "\\ud800"));
    StringBuilder metrics = new StringBuilder();
    for (int update = 1; update <= 30; update++) {
      double loss = 1.0 / update;
      metrics.append(
          gson.toJson(Map.of("stage", "pretrain", "update", update, "loss", loss, "rate", 1e-3)));
      metrics.append('\n');
      Map<String, Object> measured = Map.of("top1", 1 - loss, text + "loss", loss);
      metrics.append(
          gson.toJson(Map.of("stage", "pretrain", "epoch", update, "metrics", measured))
              .replace("\ud800", "\\ud800"));
      metrics.append('\n');
    }
    Files.writeString(run.resolve("metrics.jsonl"), metrics);
    Path samples = Files.createDirectories(run.resolve("samples"));
    RgbImage picture = new RgbImage(2, 2, new byte[12]);
    for (int i = 0; i < 8; i++) {
      for (String role : List.of("image", "masked", "reconstruction")) {
        picture.write(samples.resolve("0" + i + "-" + role + ".png"));
      }
    }
    Path more = Files.createDirectories(samples.resolve(text.replaceAll("[/\ud800]", "")));
    picture.write(more.resolve(text.replaceAll("[/\ud800]", "") + "-image.png"));
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
