package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.residual.Step;

/** The statements of a method or function, or of a block in it, for one instance or call. */
record Body(CodeOwner site, List<Step> steps) {

  /** Whether it ends by giving the result. */
  boolean returns() {
    Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    return last instanceof Step.Return
        || last instanceof Step.Branch branch && new Body(site, branch.taken()).returns();
  }
}
