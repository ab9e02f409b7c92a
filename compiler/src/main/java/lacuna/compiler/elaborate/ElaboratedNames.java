package lacuna.compiler.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another library calls the weights of a part of a stage.
 *
 * @param part the part's key in the stage
 * @param refusal why the library has no counterpart of the part as it is set; null where it has
 * @param renamings each as {@code OURS = THEIRS}
 */
public record ElaboratedNames(
    String name,
    String doc,
    String place,
    String part,
    @Nullable String refusal,
    List<String> renamings,
    List<Model> models) {

  /**
   * A class of the library around the part.
   *
   * @param at the part's key in it, or empty
   * @param refusal why the stage cannot be written as it; null where it can
   * @param settings of the library's configuration, by dotted path: numbers, strings, booleans,
   *     lists of them, or null
   */
  public record Model(
      String name,
      String doc,
      String at,
      @Nullable String refusal,
      List<String> renamings,
      Map<String, @Nullable Object> settings) {
    public Model {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }
}
