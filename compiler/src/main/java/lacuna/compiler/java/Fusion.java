package lacuna.compiler.java;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;

/**
 * Operations that the runtime has as one, so that nothing of a tensor's size is written between
 * them: {@code x + stochastic_depth(y, p)} is {@code addStochasticDepth(x, y, p)}, and where y is
 * {@code gamma * branch}, gamma being the layer's own, {@code addStochasticDepth(x, gamma, branch,
 * p)}.
 */
final class Fusion {
  private static final String FUSED = "add_stochastic_depth";

  private Fusion() {}

  /** The operation to write in place of another: itself, or one that also does its arguments. */
  static Code.Operation of(Code.Operation operation) {
    if (!operation.name().equals("add")
        || !(operation.arguments().get(1) instanceof Code.Operation dropped)
        || !dropped.name().equals("stochastic_depth")) {
      return operation;
    }
    List<Code> arguments = new ArrayList<>();
    arguments.add(operation.arguments().get(0));
    arguments.addAll(factors(dropped.arguments().get(0)));
    arguments.add(dropped.arguments().get(1));
    return new Code.Operation(FUSED, arguments);
  }

  private static List<Code> factors(Code branch) {
    boolean scaled =
        branch instanceof Code.Operation product
            && product.name().equals("mul")
            && product.arguments().get(0) instanceof Code.MemberRef;
    return scaled ? ((Code.Operation) branch).arguments() : List.of(branch);
  }
}
