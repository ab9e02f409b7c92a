package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lacuna check --diagnostics sarif}. */
class SarifLogTest {
  private static final Path FIRST = Path.of("..", "examples", "first.lac");

  @TempDir private Path folder;

  @Test
  void oneLogHasTheMessagesOfAllSpecs() throws IOException {
    Files.copy(FIRST, folder.resolve("first.lac"));
    for (String name : new String[] {"one", "two"}) {
      Files.writeString(
          folder.resolve(name + ".lac"),
          "experiment %s\namends \"first.lac\"\npretrain.mask.ratio = 60\n".formatted(name));
    }
    Shell.Answer answer = Shell.lacuna("check", "--diagnostics", "sarif", folder);
    assertEquals(ExitCode.SPEC, answer.code());
    JsonArray results = results(answer);
    assertEquals(2, results.size());
    assertEquals("T02", results.get(0).getAsJsonObject().get("ruleId").getAsString());
  }

  @Test
  void aSpecWithoutMistakesHasALogTooSoThatOldMessagesGo() {
    Shell.Answer answer = Shell.lacuna("check", "--diagnostics", "sarif", FIRST);
    assertEquals(ExitCode.OK, answer.code());
    assertEquals("", answer.err());
    assertEquals(0, results(answer).size());
  }

  private static JsonArray results(Shell.Answer answer) {
    return JsonParser.parseString(answer.out())
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("results");
  }
}
