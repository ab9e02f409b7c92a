package lacuna.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SourceToken;
import lacuna.compiler.syntax.TokenReader;
import org.junit.jupiter.api.Test;

/**
 * The extension's grammar colors every token as what the real lexer says it is. Its rules are
 * single matches, which TextMate applies line by line: the leftmost, of equally left ones the first.
 */
class TextMateGrammarTest {
  private static final Path GRAMMAR =
      Path.of("editors", "vscode", "syntaxes", "lacuna.tmLanguage.json");

  private record Rule(String scope, Pattern match) {}

  @Test
  void everyTokenOfTheLibraryAndTheSpecsHasTheScopeOfItsSort() throws IOException {
    List<Rule> rules = rules();
    List<String> wrong = new ArrayList<>();
    Set<SourceToken.Sort> met = new TreeSet<>();
    for (Path path : files()) {
      SourceFile file = new SourceFile(path.toString(), Files.readString(path));
      String[] scopes = scopes(file.text(), rules);
      for (SourceToken token : TokenReader.read(file)) {
        met.add(token.sort());
        for (int i = token.span().start(); i < token.span().end(); i++) {
          if (!fits(token, String.valueOf(scopes[i]))) {
            wrong.add(token.span() + " " + token.text() + ": " + scopes[i]);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    Set<SourceToken.Sort> all = new TreeSet<>(Set.of(SourceToken.Sort.values()));
    all.remove(SourceToken.Sort.UNKNOWN);
    assertEquals(all, met);
  }

  @Test
  void whatTheLanguageHasNoUseForIsMarked() throws IOException {
    String[] scopes = scopes("x = 3 & y\n", rules());
    assertEquals("invalid.illegal.lacuna", scopes[6]);
    assertEquals("variable.other.property.lacuna", scopes[0]);
  }

  private static boolean fits(SourceToken token, String scope) {
    String text = token.text();
    return switch (token.sort()) {
      case DOC -> scope.startsWith("comment.line.documentation");
      case COMMENT -> scope.startsWith("comment.line.double-slash");
      case STRING -> scope.startsWith("string.");
      case NUMBER -> scope.startsWith("constant.numeric");
      case KEYWORD ->
          scope.startsWith(
              switch (text) {
                case "true", "false", "none" -> "constant.language";
                case "and", "or", "not", "implies" -> "keyword.operator.word";
                default -> "keyword.";
              });
      case NAME ->
          scope.startsWith("variable.")
              || scope.startsWith("entity.name.function")
              || scope.startsWith("support.type");
      case OPERATOR -> scope.startsWith("keyword.operator.lacuna");
      case PUNCTUATION -> scope.startsWith("punctuation.");
      case UNKNOWN -> scope.startsWith("invalid.");
    };
  }

  private static List<Rule> rules() throws IOException {
    JsonObject grammar = JsonParser.parseString(Files.readString(GRAMMAR)).getAsJsonObject();
    List<Rule> rules = new ArrayList<>();
    for (JsonElement each : grammar.getAsJsonArray("patterns")) {
      JsonObject rule = each.getAsJsonObject();
      assertEquals(Set.of("name", "match"), rule.keySet(), "a rule is a single match");
      rules.add(
          new Rule(
              rule.get("name").getAsString(), Pattern.compile(rule.get("match").getAsString())));
    }
    assertFalse(rules.isEmpty());
    return rules;
  }

  /** The scope of every character; null where there is none. */
  private static String[] scopes(String text, List<Rule> rules) {
    String[] scopes = new String[text.length()];
    int start = 0;
    for (String line : text.split("(?<=\n)")) {
      scope(line.stripTrailing(), start, rules, scopes);
      start += line.length();
    }
    return scopes;
  }

  private static void scope(String line, int start, List<Rule> rules, String[] scopes) {
    int at = 0;
    while (at < line.length()) {
      Matcher first = null;
      String scope = "";
      for (Rule rule : rules) {
        Matcher matcher = rule.match().matcher(line).useTransparentBounds(true);
        matcher.region(at, line.length()).useAnchoringBounds(false);
        if (matcher.find() && (first == null || matcher.start() < first.start())) {
          first = matcher;
          scope = rule.scope();
        }
      }
      if (first == null) {
        return;
      }
      for (int i = first.start(); i < first.end(); i++) {
        scopes[start + i] = scope;
      }
      at = Math.max(first.end(), at + 1);
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("stdlib", "specs", "examples")) {
      try (Stream<Path> all = Files.walk(Path.of("..", folder))) {
        all.filter(file -> file.toString().endsWith(".lac")).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
