package lacuna.compiler.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another library calls the weights of a part of a stage.
 *
 * @param name the library's name, as {@code timm}
 * @param doc the table's doc comment
 * @param place {@code FILE:LINE} of the table
 * @param part the part's key in the stage; empty where it has none
 * @param refusal why the library has no counterpart of the part as it is set; null where it has
 * @param rules in the order in which they count, each as {@code OURS = THEIRS}: either side may be
 *     {@code none} or several keys, separated by commas, whose tensors stand one behind the other
 * @param models the library's classes around the part, in the order in which they are tried
 */
public record NamesPlan(
    String name,
    String doc,
    String place,
    String part,
    @Nullable String refusal,
    List<String> rules,
    List<Model> models) {
  public NamesPlan {
    NameChecks.required(name, "a library");
    rules = List.copyOf(rules);
    models = List.copyOf(models);
  }

  /**
   * A class of the library.
   *
   * @param at the part's key in it, or empty
   * @param refusal why the stage cannot be written as it; null where it can
   * @param rules for the keys of the stage beside the part
   * @param settings of the library's configuration, by dotted path: numbers, strings, booleans,
   *     lists of them, or null, which is not written
   */
  public record Model(
      String name,
      String doc,
      String at,
      @Nullable String refusal,
      List<String> rules,
      Map<String, @Nullable Object> settings) {
    public Model {
      rules = List.copyOf(rules);
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }
}
