package lacuna.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceFileTest {

  @Test
  void countsLinesAndColumnsFromOne() {
    SourceFile file = new SourceFile("a.lac", "ab\n\ncd");
    assertEquals(List.of(1, 1, 1, 2, 3, 3, 3), lines(file));
    assertEquals(List.of(1, 2, 3, 1, 1, 2, 3), columns(file));
  }

  @Test
  void givesLinesWithoutTheirEndsOnEverySystem() {
    SourceFile file = new SourceFile("a.lac", "ab\r\n\r\ncd\n");
    assertEquals(
        List.of("ab", "", "cd", "", ""), IntStream.rangeClosed(1, 5).mapToObj(file::lineText).toList());
  }

  @Test
  void hasOneLineWhereThereIsNoText() {
    SourceFile file = new SourceFile("a.lac", "");
    assertEquals(1, file.line(0));
    assertEquals(1, file.column(0));
    assertEquals("", file.lineText(1));
  }

  private static List<Integer> lines(SourceFile file) {
    return IntStream.rangeClosed(0, file.text().length()).mapToObj(file::line).toList();
  }

  private static List<Integer> columns(SourceFile file) {
    return IntStream.rangeClosed(0, file.text().length()).mapToObj(file::column).toList();
  }
}
