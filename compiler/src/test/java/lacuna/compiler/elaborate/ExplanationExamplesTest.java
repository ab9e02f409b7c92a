package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Explanations;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a code shows a mistake that gives the code, and its mending, which does not. */
class ExplanationExamplesTest {
  /** Examples that say only in words what they are about: limits, roots, points, packages. */
  private static final Set<Code> IN_WORDS =
      EnumSet.of(
          Code.FILE_OUTSIDE_ROOTS, Code.SIZE_LIMIT, Code.READER_LIMIT, Code.NO_POINT, Code.PACKAGE);

  private static final Pattern BLOCK =
      Pattern.compile("\n(Wrong|Fixed|Mended.*):\n\n```lacuna\n(.*?)```\n", Pattern.DOTALL);

  private static final Pattern DECLARATION =
      Pattern.compile("^(layer|fn) (\\w+)\\(", Pattern.MULTILINE);

  private static final String BASE =
      """
      experiment base

      pretrain {
        image      = 192px
        data       = image_folder("data/train")
        mask       = random(cell: 32px, ratio: 60%)
        encoder    = swin(embed_dim: 32, depths: [1, 1, 2, 1], heads: [1, 2, 4, 8], window: 6)
        length     = 10 epochs
        batch_size = 64
      }
      """;

  private static final String STRIPES =
      """
      mask stripes(cell: Length) {
        let rows = image.height / cell
        let columns = image.width / cell
        forward() -> [batch, rows, columns] of Bool {
          return expand(rand([batch, rows, 1]) < 0.5, [batch, rows, columns])
        }
      }
      """;

  private final Compiler compiler = new Compiler();

  @ParameterizedTest
  @EnumSource(Code.class)
  void givesTheCodeAndIsMended(Code code, @TempDir Path folder) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Explanations.of(code.id()).orElseThrow());
    while (matcher.find()) {
      blocks.add(matcher.group(2));
    }
    assertEquals(2, blocks.size(), "one example and its mending: " + code);
    if (!IN_WORDS.contains(code)) {
      Set<Code> wrong = codes(blocks.get(0), Files.createDirectory(folder.resolve("wrong")));
      assertTrue(wrong.contains(code), code + " is not among " + wrong);
      Set<Code> mended = codes(blocks.get(1), Files.createDirectory(folder.resolve("mended")));
      assertFalse(mended.contains(code), "still there: " + code);
    }
  }

  /** What is said about the last file of an example, or the first of a cycle. */
  private Set<Code> codes(String example, Path folder) throws IOException {
    for (String name : List.of("base", "swin_base_100ep", "specs/swin_base_100ep")) {
      write(folder, name + ".lac", BASE);
    }
    write(folder, "my_masks.lac", STRIPES);
    write(folder, "her_masks.lac", STRIPES);
    Map<String, String> files = files(example);
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder, file.getKey(), file.getValue());
    }
    List<String> names = List.copyOf(files.keySet());
    Path spec = folder.resolve(names.get(names.size() - 1));
    Set<Code> codes = new TreeSet<>();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    for (Diagnostic diagnostic : compiler.check(spec, options).diagnostics()) {
      codes.add(diagnostic.code());
    }
    return codes;
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The files of an example, each behind a comment with its name; without one a single file. */
  private static Map<String, String> files(String example) {
    Map<String, String> files = new LinkedHashMap<>();
    String name = "page.lac";
    StringBuilder text = new StringBuilder();
    for (String line : example.lines().toList()) {
      Matcher named = Pattern.compile("// ([\\w/]+\\.lac)(:.*)?").matcher(line);
      if (named.matches()) {
        if (text.length() > 0) {
          files.put(name, text.toString());
        }
        name = named.group(1);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    files.put(name, complete(text.toString()));
    return files;
  }

  /** A part of a spec with the rest around it. */
  private static String complete(String part) {
    if (part.startsWith("experiment")) {
      return part;
    } else if (part.startsWith("amends")) {
      return "experiment page\n" + part;
    }
    return "experiment page\namends \"base.lac\"\n" + part + user(part);
  }

  /** A stage that runs what a part declares on a tensor. */
  private static String user(String part) {
    Matcher declared = DECLARATION.matcher(part);
    if (!declared.find() || part.contains("hidden: Int")) {
      return "";
    }
    boolean layer = declared.group(1).equals("layer");
    String name = declared.group(2);
    String input = part.contains("rows, columns]") ? "x" : "reshape(x, [batch, 1536, 8])";
    return """
        stage trial() {
          %s
          param gain: [1] = 1
          step(x: [batch, channels, image.height, image.width]) -> Loss {
            return sum(%s(%s)) * sum(gain)
          }
        }
        trial {
          image = 64px
          data = synthetic(count: 1000)
          length = 1 epochs
          batch_size = 8
        }
        """
        .formatted(layer ? "inner = " + name + "(width: 8)" : "", layer ? "inner" : name, input);
  }
}
