package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.residual.Instance;

/**
 * What became of a spec with another setting.
 *
 * @param fits whether it brings no message that was not there before
 * @param programs of the stages, as far as they were worked out
 * @param left how many more expressions may be evaluated
 */
public record Trial(boolean fits, List<Instance> programs, long left) {}
