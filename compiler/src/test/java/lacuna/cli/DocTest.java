package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site that {@code lacuna doc} writes of a package, and what it refuses. */
class DocTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private static Path folder;
  private static Path source;
  private static SortedMap<String, String> site;

  @BeforeAll
  static void writeSite() throws IOException {
    source = Files.createDirectories(folder.resolve("paintings"));
    Path parts = Files.createDirectories(source.resolve("odd #1 & more"));
    Files.writeString(
        parts.resolve("stripes.lac"),
        """
        /// Hides columns, %s. [Not a link](javascript:alert(1)) <img src=x onerror=alert(2)>
        mask stripes(
          /// Width of a column, `a <b>`.
          stripe: Length = 8px,
          ratio: Ratio,
        ) {
          let mask_columns = image.width / stripe
          let hidden       = round(mask_columns * ratio)
          require hidden > 0 else "`ratio` must hide <i>one</i> stripe"

          forward() -> [batch, 1, mask_columns] of Bool {
            let rank = argsort(argsort(rand([batch, mask_columns])))
            return reshape(rank < hidden, [batch, 1, mask_columns])
          }
        }
        mask half = stripes(ratio: 50%%)
        fn twice(x: [...]) -> [...] { return x + x }
        """
            .formatted(HOSTILE));
    Files.writeString(
        source.resolve("small.lac"),
        """
        /// A small run %s.
        experiment small
        import "odd #1 & more/stripes.lac"

        pretrain {
          image      = 32px
          data       = synthetic(count: 64)
          mask       = stripes(ratio: 50%%)
          encoder    = vit(width: 8, depth: 1, heads: 1, patch: 8px)
          length     = 10 epochs
          batch_size = 16
        }

        reference { finetune.top1 = 12.5%% }
        """
            .formatted(HOSTILE));
    Shell.succeeds("doc", source, "-o", folder.resolve("site"));
    site = read(folder.resolve("site"));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void everyLinkLeadsToAPageAndAnAnchorThatExist() {
    Map<String, Set<String>> anchors = anchors();
    List<String> broken = new ArrayList<>();
    site.forEach(
        (page, text) -> {
          for (String link : page.endsWith(".html") ? matches(LINK, text) : Set.<String>of()) {
            if (!link.isEmpty() && !link.startsWith("data:") && !link.startsWith("https://")) {
              check(page, link.replace("&amp;", "&"), anchors, broken);
            }
          }
        });
    assertEquals(List.of(), broken);
  }

  private static void check(
      String page, String link, Map<String, Set<String>> anchors, List<String> broken) {
    URI target = URI.create("x:/" + page.replace(" ", "%20").replace("#", "%23")).resolve(link);
    String path = target.getPath().substring(1);
    String anchor = target.getFragment();
    boolean found = anchors.containsKey(path);
    if (!found || anchor != null && !anchors.get(path).contains(anchor)) {
      broken.add(page + " -> " + link);
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void noIdStandsTwiceInAPage() {
    site.forEach(
        (page, text) -> {
          List<String> ids = new ArrayList<>();
          Matcher matcher = ANCHOR.matcher(text);
          while (matcher.find()) {
            ids.add(matcher.group(1));
          }
          assertEquals(ids.size(), new HashSet<>(ids).size(), () -> page + ": " + ids);
        });
  }

  @Test
  void theSearchFindsComponentsSettingsFunctionsSpecsMessagesAndTheGuide() {
    String script = site.get("search-index.js");
    assertFalse(script.contains("<"), "nothing that could be read as HTML");
    String array = script.substring(script.indexOf('['), script.lastIndexOf(']') + 1);
    Map<String, String> found = new HashMap<>();
    Map<String, Set<String>> anchors = anchors();
    List<String> broken = new ArrayList<>();
    String json = array.replace(",\n]", "\n]");
    for (JsonElement entry : JsonParser.parseString(json).getAsJsonArray()) {
      JsonArray parts = entry.getAsJsonArray();
      String page = parts.get(2).getAsString();
      found.put(parts.get(0).getAsString() + " / " + parts.get(1).getAsString(), page);
      check("search.html", page, anchors, broken);
    }
    assertEquals(List.of(), broken);
    for (String wanted :
        List.of(
            "stripes / mask",
            "half / mask",
            "stripe / setting of mask stripes",
            "twice / function",
            "small / spec",
            "vit_base / encoder",
            "encoder / kind",
            "batch_size / setting of kind stage",
            "reshape / function",
            "Guide / guide",
            "T02: A value of the wrong unit / message")) {
      assertTrue(found.containsKey(wanted), () -> wanted + " in " + found.keySet());
    }
  }

  private static Map<String, Set<String>> anchors() {
    Map<String, Set<String>> anchors = new HashMap<>();
    site.forEach((page, text) -> anchors.put(page, matches(ANCHOR, text)));
    return anchors;
  }

  @Test
  void textOfThePackageIsEscaped() {
    for (String text : site.values()) {
      for (String harm : List.of(HOSTILE, "<img", "<b>`", "<i>one", "href=\"javascript:")) {
        assertFalse(text.contains(harm), harm);
      }
    }
    String page = site.get("package/odd #1 & more/stripes.lac/mask/stripes.html");
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page);
    assertTrue(page.contains("must hide &lt;i&gt;one&lt;/i&gt; stripe"), page);
  }

  @Test
  void aComponentsPageTellsItsSettingsShapesAndRequirements() {
    String page = text("package/odd #1 & more/stripes.lac/mask/stripes.html");
    for (String told :
        List.of(
            "stripe Length pixels, such as 32px 8px Width of a column",
            "ratio Ratio a share, such as 60% needed",
            "What every mask is given name type image Size",
            "must hide",
            "forward() -> [batch, 1, mask_columns] of Bool",
            "hidden = round(mask_columns * ratio)",
            "half stripes(ratio: 50%)",
            "odd #1 & more/stripes.lac:2")) {
      assertTrue(page.contains(told), () -> told + "\n" + page);
    }
    String alias = text("package/odd #1 & more/stripes.lac/mask/half.html");
    assertTrue(alias.contains("The settings of stripes with other defaults."), alias);
    assertTrue(alias.contains("ratio Ratio a share, such as 60% 50%"), alias);
  }

  /** Layers aside, which stand within components and are read where they are used. */
  @Test
  void everythingOfTheLibraryThatASpecNamesIsDocumented() {
    List<String> undocumented = new ArrayList<>();
    for (String page : site.keySet()) {
      boolean named =
          page.matches("library/\\w+/\\w+\\.html") && !page.startsWith("library/layer/");
      boolean alias = named && site.get(page).contains("with other defaults");
      if (named && !alias && site.get(page).matches("(?s).*(<td></td>|\"doc-text\"></div>).*")) {
        undocumented.add(page);
      }
    }
    assertEquals(List.of(), undocumented);
  }

  @Test
  void aSpecHasARowOfTheTableAndAPage() {
    String table = text("specs/index.html");
    assertTrue(table.contains("finetune.top1") && table.contains("12.5%"), table);
    String page = text("specs/small.lac.html");
    assertTrue(page.contains("16 tokens") || page.contains("4 by 4 tokens"), page);
    assertTrue(
        site.get("specs/small.lac.html")
            .contains("../package/odd%20%231%20&amp;%20more/stripes.lac/mask/stripes.html\""),
        "its mask leads to the mask's page");
  }

  /** A page without its tags. */
  private static String text(String page) {
    return site.get(page)
        .replaceAll("(?s)<head>.*</head>", "")
        .replaceAll("</?(?:span|b|a|code)[^>]*>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    Shell.succeeds("doc", source, "-o", folder.resolve("again"));
    assertEquals(site, read(folder.resolve("again")));
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    site.forEach(
        (page, text) -> {
          if (page.endsWith(".html")) {
            assertTrue(text.contains("default-src 'none'"), page);
            assertFalse(text.contains("src=\"http"), page);
          }
        });
  }

  @Test
  void aFileWithErrorsIsToldAndNoSiteWritten() throws IOException {
    Path wrong = Files.createDirectories(folder.resolve("wrong"));
    Files.writeString(wrong.resolve("mask.lac"), "mask half( {\n");
    Shell.Answer answer = Shell.lacuna("doc", wrong, "-o", folder.resolve("none"));
    assertEquals(ExitCode.SPEC, answer.code());
    assertTrue(answer.err().contains("mask.lac:1"), answer.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aFolderOfOtherFilesIsNotWrittenTo() {
    Shell.Answer answer = Shell.lacuna("doc", source, "-o", source);
    assertEquals(ExitCode.USAGE, answer.code());
    assertTrue(answer.err().contains("holds other files"), answer.err());
    try (Stream<Path> files = Files.list(source)) {
      assertEquals(2, files.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
