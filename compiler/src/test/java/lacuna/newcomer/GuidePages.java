package lacuna.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lacuna.compiler.doc.Guide;
import lacuna.parity.Golden;

/** What the pages of the guide show. */
final class GuidePages {
  static final Path FOLDER = Path.of("src", "main", "resources", "lacuna", "guide");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern NAME = Pattern.compile("// ([\\w/]+\\.lac)\\n");

  private GuidePages() {}

  /** A command of a transcript and the lines that it prints; {@code ...} stands for any. */
  record Exchange(List<String> words, String printed) {}

  /** The texts between fences of a language. */
  static List<String> blocks(Guide.Page page, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(page.text());
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  /** The page's files by name: its own and, for them to amend and import, the examples. */
  static Map<String, String> files(Guide.Page page) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String block : blocks(page, "lacuna")) {
      Matcher name = NAME.matcher(block);
      String file = name.lookingAt() ? name.group(1) : "block" + files.size() + ".lac";
      files.put(file, block);
    }
    return files;
  }

  /** Writes the page's files, beside the examples. */
  static void write(Guide.Page page, Path folder) throws IOException {
    try (Stream<Path> examples = Files.list(Golden.spec("examples"))) {
      for (Path example : examples.filter(file -> file.toString().endsWith(".lac")).toList()) {
        Files.copy(example, folder.resolve(example.getFileName().toString()));
      }
    }
    for (Map.Entry<String, String> file : files(page).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The commands of the page's transcripts. */
  static List<Exchange> exchanges(Guide.Page page) {
    List<Exchange> exchanges = new ArrayList<>();
    for (String block : blocks(page, "console")) {
      for (String part : block.split("(?m)^\\$ lacuna ")) {
        if (!part.isEmpty()) {
          int end = part.indexOf('\n');
          exchanges.add(new Exchange(words(part.substring(0, end)), part.substring(end + 1)));
        }
      }
    }
    return exchanges;
  }

  /** Words as a shell sees them, with simple quotation marks. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").matcher(line);
    while (word.find()) {
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words;
  }
}
