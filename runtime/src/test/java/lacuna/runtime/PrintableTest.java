package lacuna.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Text of others does nothing to a terminal. */
final class PrintableTest {
  @Test
  void leavesWhatIsSeenAsItIs() {
    String text = "encoder.blocks.0 größer 模型 \ud83d\ude00\n\tnext line";
    assertEquals(text, Printable.text(text));
  }

  @Test
  void showsTheCodeOfWhatIsNot() {
    assertEquals("\\u001b[31m", Printable.text("\u001b[31m"));
    assertEquals("a\\u202eb\\u2066c\\u200d\\u0000\\u000d\\u009b", Printable.text(
        "a\u202eb\u2066c\u200d\u0000\r\u009b"));
    assertEquals("\\ud83d!\\u{e0041}", Printable.text("\ud83d!\udb40\udc41"));
  }

  @Test
  void cutsALongLine() {
    assertEquals("abc...", Printable.line("abcdef", 3));
    assertEquals("a\\u000ab", Printable.line("a\nb", 3));
  }

  @Test
  void noMessageOfARunHasAnythingElse() {
    String message = new RunException("the key `\u001b]0;title\u0007` is not known").getMessage();
    assertTrue(message.chars().noneMatch(c -> c < ' '), message);
  }
}
