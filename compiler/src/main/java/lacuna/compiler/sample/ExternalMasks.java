package lacuna.compiler.sample;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.Value;

/** The masks that the runtime draws: {@code external mask} in the language. */
@FunctionalInterface
public interface ExternalMasks {
  /**
   * The generator of a component; empty where its masks are known only when it runs.
   *
   * @param component its name in the language
   * @param arguments of its constructor: what the kind gives, then the component's parameters
   */
  Optional<MaskGenerator> generator(String component, List<Value> arguments);
}
