package lacuna.runtime.names;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields must be there and of their type.
 *
 * <p>Every method throws an {@link IllegalArgumentException} that says which field is not:
 * {@code stages[0].name is not a text}.
 *
 * @param object its fields
 * @param path where it stands, for messages; empty for the whole
 */
public record StrictFields(JsonObject object, String path) {

  /** Reads a text of JSON. */
  public static StrictFields of(String json) {
    JsonElement read;
    try {
      read = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is not valid JSON", e);
    }
    if (!(read instanceof JsonObject object)) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    return new StrictFields(object, "");
  }

  /** Whether there is such a field. */
  boolean has(String field) {
    return object.has(field);
  }

  /** A text. */
  public String text(String field) {
    return text(object.get(field), at(field));
  }

  /** True or false. */
  public boolean flag(String field) {
    if (object.get(field) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw new IllegalArgumentException(at(field) + " is not true or false");
  }

  /** An object. */
  JsonObject object(String field) {
    return object(object.get(field), at(field)).object;
  }

  /** A list of objects. */
  public List<StrictFields> objects(String field) {
    List<StrictFields> objects = new ArrayList<>();
    JsonArray list = list(field);
    for (int i = 0; i < list.size(); i++) {
      objects.add(object(list.get(i), at(field) + "[" + i + "]"));
    }
    return objects;
  }

  /** A list of texts. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    JsonArray list = list(field);
    for (int i = 0; i < list.size(); i++) {
      texts.add(text(list.get(i), at(field) + "[" + i + "]"));
    }
    return texts;
  }

  private JsonArray list(String field) {
    if (object.get(field) instanceof JsonArray list) {
      return list;
    }
    throw new IllegalArgumentException(at(field) + " is not a list");
  }

  private static StrictFields object(@Nullable JsonElement value, String at) {
    if (value instanceof JsonObject object) {
      return new StrictFields(object, at);
    }
    throw new IllegalArgumentException(at + " is not an object");
  }

  private static String text(@Nullable JsonElement value, String at) {
    if (value instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw new IllegalArgumentException(at + " is not a text");
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
