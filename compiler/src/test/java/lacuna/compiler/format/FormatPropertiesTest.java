package lacuna.compiler.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.ConcreteNode;
import lacuna.compiler.syntax.ConcreteParser;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;

/**
 * What holds for the form of every text: it is its own form, it reads as the same tree, and it has
 * the same comments. All files of the project are tried, and such files with white space, comments
 * and empty lines thrown in at random. {@code -Dlacuna.fuzz=N} tries N of these, {@code
 * -Dlacuna.fuzz.seed=S} others.
 */
class FormatPropertiesTest {
  private static final int TEXTS = Integer.getInteger("lacuna.fuzz", 60);
  private static final long SEED = Long.getLong("lacuna.fuzz.seed", 5);

  private static final Pattern STRING_OR_COMMENT =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|//[^\r\n]*");

  private static final List<String> SPACES =
      List.of(
          " ", "  ", "\t", "\n", "\n\n", "\n\n\n", " // c\n", "// c\n", "\n// c\n", "\r\n",
          "\n// c\n\n// d\n", "// c\n // d\n", " /// doc\n", "\n/// doc\n", "// \"\n");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void holdForAllFilesOfTheProject() throws IOException {
    int sound = 0;
    for (Path file : files(Path.of("../stdlib"), Path.of("../specs"), Path.of("../examples"),
        Path.of("../.ci"), Path.of("src/test/resources"))) {
      sound += hold(file.toString(), Files.readString(file)) ? 1 : 0;
    }
    assertTrue(sound > 250, sound + " files are read without errors");
  }

  @Test
  void holdForFilesWithOtherWhiteSpaceAndComments() throws IOException {
    List<Path> files = files(Path.of("../stdlib"), Path.of("../examples"),
        Path.of("../specs/simmim/released"), Path.of("src/test/resources/lacuna/sketch"));
    int sound = 0;
    for (int i = 0; i < TEXTS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      sound += hold(file + ", text " + i, scattered(Files.readString(file))) ? 1 : 0;
    }
    assertTrue(sound > TEXTS / 2, sound + " of " + TEXTS + " are read without errors");
  }

  @Test
  void holdForLargeFiles() {
    String setting = "a.b = 1 // c\n";
    assertTrue(hold("settings", "experiment x\n" + setting.repeat(3_000)));
    assertTrue(hold("elements", "fn f() -> Int { return [" + "1, ".repeat(1_500) + "1] }\n"));
    assertTrue(hold("depth", "fn f() -> Int { return " + "(".repeat(190) + "1" + ")".repeat(190) + " }\n"));
    assertTrue(hold("operators", "fn f() -> Int { return " + "a_name + ".repeat(450) + "1 }\n"));
  }

  @Test
  void theFilesOfTheProjectAreFormatted() throws IOException {
    List<String> others = new ArrayList<>();
    for (Path file : files(Path.of("../stdlib"), Path.of("../specs"), Path.of("../examples"))) {
      String text = Files.readString(file);
      if (!Optional.of(text).equals(form(text))) {
        others.add(file.toString());
      }
    }
    assertEquals(List.of(), others, "to be formatted with ./lacuna fmt stdlib specs examples");
  }

  private static List<Path> files(Path... folders) throws IOException {
    return FormattedFile.find(List.of(folders));
  }

  /** Whether the text has a form; if so, what holds for every form is asserted. */
  private static boolean hold(String name, String text) {
    Optional<String> form = form(text);
    if (form.isEmpty()) {
      return false;
    }
    assertEquals(form, form(form.get()), name);
    assertEquals(tree(text), tree(form.get()), name);
    assertEquals(comments(text), comments(form.get()), name);
    return true;
  }

  private static Optional<String> form(String text) {
    return Formatter.format(new SourceFile("test.lac", text)).text();
  }

  private static String tree(String text) {
    return TreePrinter.print(new Parser().parse(new SourceFile("test.lac", text), new Diagnostics()));
  }

  private static List<String> comments(String text) {
    List<String> comments = new ArrayList<>();
    Matcher matcher = STRING_OR_COMMENT.matcher(text);
    while (matcher.find()) {
      if (matcher.group().startsWith("//")) {
        comments.add(matcher.group().strip());
      }
    }
    return comments;
  }

  /** The tokens of a text with other things between them; lines end where they ended. */
  private String scattered(String text) {
    List<ConcreteNode.Leaf> tokens = new ArrayList<>();
    ConcreteParser.parse(new SourceFile("test.lac", text), new Diagnostics())
        .ifPresent(tree -> collect(tree, tokens));
    int one = random.nextInt(2, 200);
    StringBuilder out = new StringBuilder();
    int line = 1;
    for (ConcreteNode.Leaf token : tokens) {
      out.append(token.line() > line ? "\n" : " ");
      line = token.line();
      if (random.nextInt(one) == 0) {
        out.append(SPACES.get(random.nextInt(SPACES.size())));
      }
      out.append(token.text());
    }
    return out.toString();
  }

  private static void collect(ConcreteNode node, List<ConcreteNode.Leaf> tokens) {
    if (node instanceof ConcreteNode.Branch branch) {
      branch.parts().forEach(part -> collect(part, tokens));
    } else {
      tokens.add(node.first());
    }
  }
}
