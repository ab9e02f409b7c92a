package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import org.jspecify.annotations.Nullable;

/**
 * What equal components were asked in the same order, up to some call; where it was asked of one of
 * them without a mistake, what that one then held.
 */
final class History {
  private final Map<Facts, History> next = new HashMap<>();
  private @Nullable State state;

  /**
   * What a component holds after a call.
   *
   * @param owner that worked it out
   */
  record State(
      Placed owner,
      Outcome outcome,
      Map<String, Node> constants,
      Map<String, InstanceBuilder.Part> parts,
      List<ResidualFunction> methods) {}

  /** The same and one more call. */
  History and(Facts call) {
    return next.computeIfAbsent(call, c -> new History());
  }

  /** What an equal component holds here, or null when none has worked it out. */
  @Nullable State state() {
    return state;
  }

  /** Remembers what a component holds now. */
  void holds(Placed owner, Outcome outcome) {
    InstanceBuilder instance = owner.instance;
    state =
        new State(
            owner,
            outcome,
            new LinkedHashMap<>(instance.constants()),
            new LinkedHashMap<>(instance.parts()),
            new ArrayList<>(instance.methods()));
  }

  /** Forgets it, since the parts of the one that worked it out are about to change. */
  void forget() {
    state = null;
  }
}
