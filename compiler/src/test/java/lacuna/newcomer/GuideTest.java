package lacuna.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.cli.Shell;
import lacuna.compiler.doc.Guide;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide shows is so. */
class GuideTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @TempDir private Path folder;

  static Stream<Guide.Page> pages() {
    return Guide.pages().stream();
  }

  static Stream<Guide.Page> pagesWithFiles() {
    return pages().filter(page -> !GuidePages.blocks(page, "lacuna").isEmpty());
  }

  static Stream<Guide.Page> pagesWithTranscripts() {
    return pages().filter(page -> !GuidePages.exchanges(page).isEmpty());
  }

  @Test
  void everyPageHasAPlaceInTheOrder() throws IOException {
    try (Stream<Path> files = Files.list(GuidePages.FOLDER)) {
      Set<String> written =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md"))
              .map(name -> name.replace(".md", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      written.removeAll(Guide.names());
      assertEquals(Set.of(), written, "add it to order.txt");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageBeginsWithItsTitle(Guide.Page page) {
    assertTrue(page.text().startsWith("# " + page.title() + "\n\n"), page.name());
  }

  @ParameterizedTest
  @MethodSource("pagesWithFiles")
  void everySpecOfAPageCompiles(Guide.Page page) throws IOException {
    GuidePages.write(page, folder);
    String all = String.join("\n", GuidePages.files(page).values());
    for (Map.Entry<String, String> file : GuidePages.files(page).entrySet()) {
      boolean spec = ("\n" + file.getValue()).contains("\nexperiment ");
      assertTrue(
          spec || all.contains("import \"" + file.getKey() + "\""),
          file.getKey() + " is neither a spec nor imported by one of its page");
      if (spec) {
        Shell.Answer answer =
            Shell.lacuna("check", "--root", folder, folder.resolve(file.getKey()));
        assertEquals(0, answer.code(), file.getKey() + "\n" + answer.err());
        assertFalse(answer.err().contains("warning"), answer.err());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pagesWithTranscripts")
  void transcriptsShowWhatIsPrinted(Guide.Page page) throws IOException {
    GuidePages.write(page, folder);
    for (GuidePages.Exchange exchange : GuidePages.exchanges(page)) {
      Object[] words =
          exchange.words().stream()
              .map(word -> Files.exists(folder.resolve(word)) ? folder.resolve(word) : word)
              .toArray();
      Shell.Answer answer = Shell.lacuna(words);
      String told = (answer.out() + answer.err()).replace(folder + "/", "");
      String pattern =
          exchange
              .printed()
              .strip()
              .lines()
              .map(line -> Pattern.quote(line).replace("...", "\\E.*\\Q"))
              .collect(Collectors.joining("\n"));
      assertTrue(
          Pattern.compile(pattern, Pattern.DOTALL).matcher(told.strip()).matches(),
          () -> page.name() + ": " + exchange.words() + "\n" + told);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mask, chess, pretrain",
    "head, neighbors, pretrain",
    "encoder, mixing, pretrain",
    "stage, both, complementary"
  })
  void theComponentsOfAPageTrain(String name, String spec, String stage) throws IOException {
    Guide.Page page = page(name);
    GuidePages.write(page, folder);
    Path out = folder.resolve("run");
    Shell.succeeds(
        "run",
        folder.resolve(spec + ".lac"),
        "--steps=2",
        "--device=cpu",
        "--set=" + stage + ".validation=none",
        "--set=" + stage + ".batch_size=4",
        "--out=" + out);
    List<String> log = Files.readAllLines(out.resolve("metrics.jsonl"));
    assertEquals(2, log.stream().filter(line -> line.contains("\"loss\"")).count(), log::toString);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsAndOptionsExist(Guide.Page page) {
    for (String block : GuidePages.blocks(page, "sh")) {
      block.lines().filter(line -> line.startsWith("lacuna ")).forEach(GuideTest::exists);
    }
    Matcher quoted = QUOTED.matcher(page.text());
    while (quoted.find()) {
      if (quoted.group(1).startsWith("lacuna ")) {
        exists(quoted.group(1));
      }
    }
  }

  private static void exists(String line) {
    List<String> words = GuidePages.words(line.replaceFirst("\\s+#.*", ""));
    String help = Shell.succeeds(words.get(1), "--help");
    assertTrue(help.startsWith("Usage: lacuna " + words.get(1)), line);
    words.stream()
        .filter(word -> word.startsWith("-"))
        .forEach(word -> assertTrue(help.contains(word.replaceFirst("=.*", "")), line));
  }

  @Test
  void theReferenceNamesEveryWordOfTheGrammar() throws IOException {
    String reference = reference();
    String lexer = Files.readString(Golden.ROOT.resolve("grammar").resolve("LacunaLexer.g4"));
    Matcher word = Pattern.compile("(?m)^[A-Z]+ +: '([a-z]+)' ;").matcher(lexer);
    int words = 0;
    for (; word.find(); words++) {
      assertTrue(reference.contains("`" + word.group(1) + "`"), word.group(1));
    }
    assertEquals(31, words, "the words are found");
  }

  @Test
  void theReferenceHasTheRulesOfTheGrammar() throws IOException {
    String reference = reference();
    String parser = Files.readString(Golden.ROOT.resolve("grammar").resolve("LacunaParser.g4"));
    for (String rule :
        List.of(
            "file", "header", "setting", "path", "block", "reference", "kind", "component",
            "function", "parameter", "signature", "names", "renaming", "side", "model", "type",
            "statement", "pattern", "expr", "value", "operand", "primary", "list", "element",
            "argument")) {
      assertTrue(Pattern.compile("(?m)^" + rule + " *:").matcher(parser).find(), rule);
      assertTrue(Pattern.compile("(?m)^" + rule + " *:").matcher(reference).find(), rule);
    }
  }

  @Test
  void theReferenceNamesEveryFunctionOfConstantsAndEveryAttribute() {
    String reference = reference();
    for (String name : CompileTimeFunctions.names()) {
      assertTrue(reference.contains("`" + name + "`"), name);
    }
    int start = reference.indexOf("## Attributes");
    int end = reference.indexOf("## Statements");
    Matcher row =
        Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|$")
            .matcher(reference.substring(start, end));
    Set<String> attributes = new TreeSet<>();
    while (row.find()) {
      attributes.add(row.group(1));
    }
    assertEquals(
        Set.of("key", "level", "decay", "trainable", "also", "fit", "reinit", "running"),
        attributes);
  }

  private static Guide.Page page(String name) {
    return pages().filter(page -> page.name().equals(name)).findFirst().orElseThrow();
  }

  private static String text(String name) {
    return page(name).text();
  }

  private static String reference() {
    return text("reference");
  }

  @Test
  void whatIsCalledMissingIsMissing() {
    String text = text("peers");
    Map<String, String> commands =
        Map.of(
            "Sweeps", "sweep",
            "Canonical form, formatter", "fmt",
            "Language server", "lsp",
            "Packages", "pack",
            "What differs between two", "diff");
    commands.forEach(
        (feature, command) -> {
          Matcher row = Pattern.compile("(?m)^\\| " + feature + " \\| ([^|]*) \\|").matcher(text);
          assertTrue(row.find(), feature);
          boolean exists = Shell.lacuna().out().contains("\n  " + command + " ");
          String told = feature + ": does Lacuna have `" + command + "`? Say it in peers.md";
          assertEquals(exists, !row.group(1).equals("not yet"), told);
        });
  }
}
