package lacuna.runtime.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read with forgiveness: a field that is missing or of another type has a neutral
 * value.
 */
record Fields(JsonObject object) {

  /** The fields of an element; none if it is no object. */
  static Fields of(@Nullable JsonElement element) {
    return new Fields(
        element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject());
  }

  /** The field as text: a string or number as it is, a list or object as JSON, empty if missing. */
  String text(String name) {
    JsonElement value = object.get(name);
    return value == null ? "" : text(value);
  }

  /** The first of the fields that is there, as text; empty if none is. */
  String text(String name, String other) {
    String first = text(name);
    return first.isEmpty() ? text(other) : first;
  }

  /** The field as a number; NaN if it is missing or not a number. */
  double number(String name) {
    if (object.get(name) instanceof JsonPrimitive value && !value.isBoolean()) {
      try {
        return value.getAsDouble();
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  /** The field as a whole number, or {@code otherwise}. */
  long whole(String name, long otherwise) {
    double value = number(name);
    return Double.isFinite(value) ? (long) value : otherwise;
  }

  /** The field as true or false, or {@code otherwise}. */
  boolean flag(String name, boolean otherwise) {
    return object.get(name) instanceof JsonPrimitive value && value.isBoolean()
        ? value.getAsBoolean()
        : otherwise;
  }

  /** The objects of a list; empty if there is no such list. */
  List<Fields> objects(String name) {
    List<Fields> fields = new ArrayList<>();
    for (JsonElement element : elements(name)) {
      fields.add(of(element));
    }
    return fields;
  }

  /** The elements of a list as texts; empty if there is no such list. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : elements(name)) {
      texts.add(text(element));
    }
    return texts;
  }

  private List<JsonElement> elements(String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonArray() ? value.getAsJsonArray().asList() : List.of();
  }

  private static String text(JsonElement value) {
    if (value.isJsonNull()) {
      return "";
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
