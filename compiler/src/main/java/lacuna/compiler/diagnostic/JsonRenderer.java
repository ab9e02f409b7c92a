package lacuna.compiler.diagnostic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Prints diagnostics for programs: one JSON object on a line each. Lines and columns count from 1,
 * an end is behind the last character; the place is null where the mistake stands in no file.
 */
public final class JsonRenderer {
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /** All messages, each with a line end behind it. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> out.append(render(diagnostic)).append('\n'));
    return out.toString();
  }

  /** One message, without a line end. */
  public String render(Diagnostic diagnostic) {
    JsonObject object = new JsonObject();
    object.addProperty("code", diagnostic.code().id());
    object.addProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    object.addProperty("title", diagnostic.title());
    place(object, diagnostic.primary());
    JsonArray related = new JsonArray();
    for (Label label : diagnostic.related()) {
      JsonObject other = new JsonObject();
      place(other, label);
      related.add(other);
    }
    object.add("related", related);
    object.add("notes", strings(diagnostic.notes()));
    object.add("help", strings(diagnostic.help()));
    JsonArray fixes = new JsonArray();
    for (Fix fix : diagnostic.fixes()) {
      JsonObject change = new JsonObject();
      change.addProperty("title", fix.title());
      place(change, fix.span());
      change.addProperty("replacement", fix.text());
      fixes.add(change);
    }
    object.add("fixes", fixes);
    return gson.toJson(object);
  }

  private static void place(JsonObject object, @Nullable Label label) {
    if (label == null) {
      for (String name : List.of("file", "line", "column", "end_line", "end_column", "text")) {
        object.add(name, JsonNull.INSTANCE);
      }
      return;
    }
    place(object, label.span());
    object.addProperty("text", label.text());
  }

  private static void place(JsonObject object, Span span) {
    SourceFile file = span.file();
    object.addProperty("file", file.path());
    object.addProperty("line", span.line());
    object.addProperty("column", span.column());
    object.addProperty("end_line", file.line(span.end()));
    object.addProperty("end_column", file.column(span.end()));
  }

  private static JsonArray strings(List<String> lines) {
    JsonArray array = new JsonArray();
    lines.forEach(array::add);
    return array;
  }
}
