package lacuna.compiler.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.load.Module;
import lacuna.compiler.value.Value;

/**
 * A component in its place: what the kind gives it is known, and its members come to be as they are
 * asked for.
 */
final class Placed implements Value.Component {
  final Closure closure;
  final ResolvedComponent declared;

  /** What the kind gives, by the kind's parameter. */
  final Map<String, Val> context;

  final InstanceBuilder instance;

  /** Members, parameters and constants that have been asked for. */
  final Map<String, Val> known = new HashMap<>();

  /** What is being worked out right now, to notice a circle. */
  final Set<String> busy = new HashSet<>();

  /** Whether a condition of it does not hold, so that whatever comes of it is silent. */
  boolean broken;

  /** What it was asked so far. */
  final Histories.Past past = new Histories.Past();

  /** Makes it exist in what holds it; called when a step first uses it. */
  Runnable use = () -> {};

  Placed(Closure closure, Map<String, Val> context) {
    this.closure = closure;
    this.declared = closure.declared();
    this.context = context;
    this.instance = new InstanceBuilder(declared);
  }

  Module module() {
    return declared.module();
  }

  @Override
  public String kind() {
    return closure.kind();
  }

  @Override
  public String name() {
    return closure.name();
  }

  @Override
  public String toString() {
    return closure.toString();
  }
}
