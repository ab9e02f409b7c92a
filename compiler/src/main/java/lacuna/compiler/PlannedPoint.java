package lacuna.compiler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.plan.Plan;

/**
 * A point of a sweep, ready to be built.
 *
 * @param name empty for a spec without a sweep
 * @param changes what differs: the text of its value on each axis, by the setting's path
 */
public record PlannedPoint(String name, Map<String, String> changes, Plan plan) {
  public PlannedPoint {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }
}
