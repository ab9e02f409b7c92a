package lacuna.compiler.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a stage that is a component, or a list of them: what the stage is made of, and what
 * trains it.
 *
 * @param name the setting: {@code encoder}
 * @param kind its kind: {@code encoder}
 * @param written as the spec has it, without what the library decides: {@code swin_base(window: 6)}
 * @param parameterCount learned numbers in all
 * @param trainedCount those that this stage trains
 * @param output the shape that it gives, {@code [B, 196, 768]} for B images; empty where that is no
 *     tensor
 * @param constants what its kind has it tell, as it would be written: {@code width}, {@code 1024}
 * @param mask what it hides; null where it is no mask
 */
public record PartPlan(
    String name,
    String kind,
    String written,
    long parameterCount,
    long trainedCount,
    String output,
    Map<String, String> constants,
    @Nullable MaskStatistics mask) {

  /** Copies the constants, in their order. */
  public PartPlan {
    NameChecks.required(name, "a part");
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }
}
