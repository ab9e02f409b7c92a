package lacuna.compiler.diagnostic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;

/**
 * Prints diagnostics as a log of the Static Analysis Results Interchange Format, version 2.1.0
 * (OASIS), which code hosts show beside the lines of a change. Every code is a rule whose help is
 * its page.
 */
public final class SarifRenderer {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
  private final String version;

  /**
   * @param version of the compiler, as the log is to name it
   */
  public SarifRenderer(String version) {
    this.version = version;
  }

  /** One log with all messages, with a line end behind it. */
  public String render(List<Diagnostic> diagnostics) {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "Lacuna");
    driver.addProperty("version", version);
    JsonArray rules = new JsonArray();
    for (Code code : Code.values()) {
      rules.add(rule(code));
    }
    driver.add("rules", rules);
    JsonObject run = new JsonObject();
    run.add("tool", object("driver", driver));
    run.addProperty("columnKind", "utf16CodeUnits");
    JsonArray results = new JsonArray();
    diagnostics.forEach(diagnostic -> results.add(result(diagnostic)));
    run.add("results", results);
    JsonObject log = new JsonObject();
    log.addProperty("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", array(run));
    return gson.toJson(log) + "\n";
  }

  private static JsonObject rule(Code code) {
    String page = Explanations.of(code.id()).orElseThrow();
    String title = page.lines().findFirst().orElseThrow().replaceFirst("^# \\w+: ", "");
    JsonObject help = text(page);
    help.addProperty("markdown", page);
    JsonObject rule = new JsonObject();
    rule.addProperty("id", code.id());
    rule.addProperty("name", code.name().toLowerCase(Locale.ROOT));
    rule.add("shortDescription", text(title));
    rule.add("help", help);
    return rule;
  }

  private static JsonObject result(Diagnostic diagnostic) {
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", diagnostic.code().id());
    result.addProperty("ruleIndex", diagnostic.code().ordinal());
    result.addProperty("level", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    result.add("message", text(message(diagnostic)));
    JsonArray locations = new JsonArray();
    if (diagnostic.primary() != null) {
      locations.add(object("physicalLocation", place(diagnostic.primary().span())));
    }
    result.add("locations", locations);
    JsonArray related = new JsonArray();
    for (Label label : diagnostic.related()) {
      JsonObject location = object("physicalLocation", place(label.span()));
      location.add("message", text(label.text()));
      related.add(location);
    }
    result.add("relatedLocations", related);
    JsonArray fixes = new JsonArray();
    diagnostic.fixes().forEach(fix -> fixes.add(fix(fix)));
    result.add("fixes", fixes);
    return result;
  }

  /** All that the text form says in words. */
  private static String message(Diagnostic diagnostic) {
    StringBuilder message = new StringBuilder(diagnostic.title());
    if (diagnostic.primary() != null && !diagnostic.primary().text().isEmpty()) {
      message.append(": ").append(diagnostic.primary().text());
    }
    diagnostic.notes().forEach(note -> message.append("\nnote: ").append(note));
    diagnostic.help().forEach(help -> message.append("\nhelp: ").append(help));
    return message.toString();
  }

  private static JsonObject fix(Fix fix) {
    JsonObject place = place(fix.span());
    JsonObject replacement = object("deletedRegion", place.getAsJsonObject("region"));
    replacement.add("insertedContent", text(fix.text()));
    JsonObject change = object("artifactLocation", place.getAsJsonObject("artifactLocation"));
    change.add("replacements", array(replacement));
    JsonObject object = object("description", text(fix.title()));
    object.add("artifactChanges", array(change));
    return object;
  }

  private static JsonObject place(Span span) {
    SourceFile file = span.file();
    JsonObject artifact = new JsonObject();
    artifact.addProperty("uri", uri(file.path()));
    JsonObject region = new JsonObject();
    region.addProperty("startLine", span.line());
    region.addProperty("startColumn", span.column());
    region.addProperty("endLine", file.line(span.end()));
    region.addProperty("endColumn", file.column(span.end()));
    JsonObject place = object("artifactLocation", artifact);
    place.add("region", region);
    return place;
  }

  /** A relative path stays one, for the log's reader knows the folder. */
  private static String uri(String path) {
    String encoded =
        Arrays.stream(path.replace('\\', '/').split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return path.startsWith("/") ? "file://" + encoded : encoded;
  }

  private static JsonObject text(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }

  private static JsonObject object(String name, JsonObject value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private static JsonArray array(JsonObject element) {
    JsonArray array = new JsonArray();
    array.add(element);
    return array;
  }
}
