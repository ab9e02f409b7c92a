package lacuna.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  @Test
  void colorsASetting() {
    assertEquals(
        List.of(
            "<span class=\"setting\">mask</span> = <span class=\"call\">random</span>("
                + "<span class=\"setting\">ratio</span>: <span class=\"quantity\">60%</span>)"
                + " <span class=\"comment\">// most</span>"),
        Highlighter.lines("mask = random(ratio: 60%) // most"));
  }

  @Test
  void aQuantityHoldsItsUnit() {
    for (String quantity :
        List.of("32px", "60%", "100 epochs", "1e-4 per 512 images", "0.9", "1 step")) {
      assertEquals(
          List.of("<span class=\"quantity\">" + quantity + "</span>"), Highlighter.lines(quantity));
    }
  }

  @Test
  void aWordInsideANameIsNoWord() {
    assertEquals(List.of("format x.for if_not"), Highlighter.lines("format x.for if_not"));
  }

  @Test
  void losesNothingAndEscapesAll() {
    String text = "let a = \"<b> & 'c'\" < 3 /// > \n\"open <\n\t{`~\u0000\ud800";
    List<String> lines = Highlighter.lines(text);
    String plain =
        String.join("\n", lines)
            .replaceAll("</?span[^>]*>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    assertEquals(text, plain);
    for (String line : lines) {
      assertTrue(line.replaceAll("</?span( class=\"[a-z]+\")?>", "").indexOf('<') < 0, line);
    }
  }

  @Test
  void aLongLineTakesNoLongTime() {
    for (String part : List.of("a", "1", "\"", "a.", " ", "1 per ", "/")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> Highlighter.lines(part.repeat(200_000)), part);
    }
  }
}
