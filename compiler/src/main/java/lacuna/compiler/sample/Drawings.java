package lacuna.compiler.sample;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.Value;

/** The masks that the runtime draws. */
@FunctionalInterface
public interface Drawings {
  /**
   * How a component draws; empty where that is known only when it runs.
   *
   * @param component its name in the language
   * @param arguments of its constructor: what the kind gives, then the component's parameters
   */
  Optional<Drawing> of(String component, List<Value> arguments);
}
