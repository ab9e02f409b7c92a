package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.junit.jupiter.api.Test;

/**
 * The log against the standard: SARIF 2.1.0 (OASIS), sections 3.13 (log), 3.14 (run), 3.19 (driver),
 * 3.27 (result), 3.30 (region), 3.49 (rule), 3.55 to 3.57 (fixes).
 */
class SarifRendererTest {
  private final SourceFile spec =
      new SourceFile("my specs/a+b.lac", "experiment a\npretrain.image = 192\n");
  private final SourceFile library = new SourceFile("/lib/x.lac", "kind x()\n");
  private final int value = spec.text().indexOf("192");

  private final Diagnostic error =
      Diagnostic.error(Code.WRONG_UNIT, "`image` takes a length, such as 224px")
          .at(new Span(spec, value, value + 3), "this is an integer (192)")
          .related(new Span(library, 0, 4), "declared here")
          .note("a fact")
          .help("write 192px")
          .fix(new Span(spec, value, value + 3), "192px");

  private final Diagnostic warning =
      Diagnostic.warning(Code.UNUSED_MEMBER, "nothing uses it").help("remove it");

  private final JsonObject log = log(List.of(error, warning));

  private static JsonObject log(List<Diagnostic> diagnostics) {
    return JsonParser.parseString(new SarifRenderer("1.2").render(diagnostics)).getAsJsonObject();
  }

  private JsonObject run() {
    return log.getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private JsonObject result(int index) {
    return run().getAsJsonArray("results").get(index).getAsJsonObject();
  }

  @Test
  void hasWhatTheStandardRequires() {
    assertEquals("2.1.0", log.get("version").getAsString());
    assertTrue(log.get("$schema").getAsString().endsWith("sarif-schema-2.1.0.json"));
    JsonObject driver = run().getAsJsonObject("tool").getAsJsonObject("driver");
    assertEquals("Lacuna", driver.get("name").getAsString());
    assertEquals("1.2", driver.get("version").getAsString());
    Set<String> ids = new HashSet<>();
    for (JsonElement element : driver.getAsJsonArray("rules")) {
      JsonObject rule = element.getAsJsonObject();
      assertTrue(ids.add(rule.get("id").getAsString()), "an id stands once (3.49.3)");
      assertFalse(rule.getAsJsonObject("shortDescription").get("text").getAsString().isBlank());
      JsonObject help = rule.getAsJsonObject("help");
      assertTrue(help.has("text") && help.has("markdown"), "markdown never alone (3.12.4)");
    }
    assertEquals(Code.values().length, ids.size());
    for (JsonElement result : run().getAsJsonArray("results")) {
      int index = result.getAsJsonObject().get("ruleIndex").getAsInt();
      JsonObject rule = driver.getAsJsonArray("rules").get(index).getAsJsonObject();
      assertEquals(rule.get("id"), result.getAsJsonObject().get("ruleId"));
    }
  }

  @Test
  void aResultSaysAllThatTheTextSays() {
    assertEquals("error", result(0).get("level").getAsString());
    assertEquals(
        "`image` takes a length, such as 224px: this is an integer (192)\n"
            + "note: a fact\nhelp: write 192px",
        result(0).getAsJsonObject("message").get("text").getAsString());
    assertEquals("warning", result(1).get("level").getAsString());
    assertEquals(0, result(1).getAsJsonArray("locations").size());
  }

  @Test
  void linesAndColumnsCountFromOneAndEndBehindTheLastCharacter() {
    JsonObject place = place(result(0).getAsJsonArray("locations").get(0));
    assertEquals(JsonParser.parseString("{uri: 'my%20specs/a%2Bb.lac'}"), place.get("artifactLocation"));
    assertEquals(
        JsonParser.parseString("{startLine: 2, startColumn: 18, endLine: 2, endColumn: 21}"),
        place.get("region"));
    JsonElement related = result(0).getAsJsonArray("relatedLocations").get(0);
    assertEquals(
        JsonParser.parseString("{uri: 'file:///lib/x.lac'}"),
        place(related).get("artifactLocation"));
    assertEquals(
        JsonParser.parseString("{text: 'declared here'}"),
        related.getAsJsonObject().get("message"));
  }

  @Test
  void aFixReplacesThePlace() {
    JsonObject fix = result(0).getAsJsonArray("fixes").get(0).getAsJsonObject();
    assertEquals(
        JsonParser.parseString("{text: 'write 192px'}"), fix.getAsJsonObject("description"));
    JsonObject change = fix.getAsJsonArray("artifactChanges").get(0).getAsJsonObject();
    JsonObject replacement = change.getAsJsonArray("replacements").get(0).getAsJsonObject();
    assertEquals(18, replacement.getAsJsonObject("deletedRegion").get("startColumn").getAsInt());
    assertEquals(
        JsonParser.parseString("{text: '192px'}"), replacement.get("insertedContent"));
  }

  @Test
  void noMessagesAreALogWithoutResults() {
    JsonObject run = log(List.of()).getAsJsonArray("runs").get(0).getAsJsonObject();
    assertEquals(0, run.getAsJsonArray("results").size(), "an empty array, not none (3.14.23)");
  }

  private static JsonObject place(JsonElement location) {
    return location.getAsJsonObject().getAsJsonObject("physicalLocation");
  }
}
