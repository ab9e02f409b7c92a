package lacuna.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lacuna.compiler.load.Library;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

class OtherWordsTest {
  private static final OtherWords WORDS = OtherWords.standard();

  @Test
  void knowsWhatOthersCallThings() {
    assertEquals(List.of("optimizer", "rate"), WORDS.ours("BASE_LR").get(0).path());
    assertEquals("bf16", WORDS.ours("use_amp").get(0).value());
    assertEquals(List.of("length"), WORDS.ours("num_epochs").get(0).path());
    assertTrue(WORDS.advice("gpus").orElseThrow().contains("--device"));
    assertTrue(WORDS.ours("what_nobody_says").isEmpty());
  }

  /** Settings are renamed in the library, and the table must follow. */
  @Test
  void namesOnlyWhatTheLibraryHas() {
    String library =
        Library.standard().files().stream()
            .map(SourceFile::text)
            .collect(Collectors.joining("\n"))
            .replaceAll("//.*", "");
    Set<String> words = new TreeSet<>();
    Matcher matcher = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").matcher(library);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    for (OtherWords.Ours ours : WORDS.all()) {
      assertTrue(words.containsAll(ours.path()), "the library has no " + ours);
      assertTrue(ours.value().isEmpty() || words.contains(ours.value()), ours.toString());
    }
    assertTrue(WORDS.all().size() > 60);
  }

  @Test
  void comesBeforeTheNearestSpelling() {
    assertEquals(List.of("bf16"), Suggestions.nearest("half", List.of("fp32", "bf16")));
    assertEquals(List.of("rate"), Suggestions.nearest("lr", List.of("rate", "decay", "betas")));
    assertEquals(List.of("depth"), Suggestions.nearest("num_layers", List.of("width", "depth")));
  }
}
