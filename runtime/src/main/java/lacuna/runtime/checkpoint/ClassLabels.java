package lacuna.runtime.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * The names of classes in the configurations of other libraries: {@code id2label} and {@code
 * label2id} of transformers' {@code PretrainedConfig}, {@code label_names} of timm's models on the
 * hub.
 */
final class ClassLabels {
  /** What transformers calls a class without a name. */
  private static final String UNNAMED = "LABEL_";

  private ClassLabels() {}

  /**
   * A configuration with the names, where it says how many classes its model tells apart.
   *
   * @param names by label; classes beyond them have none
   */
  static JsonObject added(JsonObject settings, List<String> names) {
    JsonObject config = settings.deepCopy();
    int ofTransformers = count(config.get("num_labels"));
    if (!names.isEmpty() && ofTransformers > 0) {
      JsonObject labels = new JsonObject();
      JsonObject numbers = new JsonObject();
      for (int i = 0; i < ofTransformers; i++) {
        labels.addProperty(Integer.toString(i), name(names, i));
        numbers.addProperty(name(names, i), i);
      }
      config.add("id2label", labels);
      config.add("label2id", numbers);
    }
    int ofTimm = count(config.get("num_classes"));
    if (!names.isEmpty() && ofTimm > 0) {
      JsonArray labels = new JsonArray();
      for (int i = 0; i < ofTimm; i++) {
        labels.add(name(names, i));
      }
      config.add("label_names", labels);
    }
    return config;
  }

  private static int count(JsonElement setting) {
    return setting instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
  }

  private static String name(List<String> names, int label) {
    return label < names.size() ? names.get(label) : UNNAMED + label;
  }
}
