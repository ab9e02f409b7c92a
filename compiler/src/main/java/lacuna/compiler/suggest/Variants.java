package lacuna.compiler.suggest;

import java.util.Optional;
import java.util.Set;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.SettingPaths;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.Trial;
import lacuna.compiler.elaborate.TrialElaborator;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A spec with another value of one setting. The trials for one message share a bound, so that what
 * is found does not depend on the messages before it.
 */
public final class Variants {
  /** Expressions evaluated for the trials that one message needs, or for all of a linter. */
  private static final long MOST_EVALUATIONS = 400_000;

  /** The same for the trials of all messages together, of which each has at most as many as a linter. */
  private static final long MOST_FOR_MESSAGES = 2_000_000;

  private final BoundSpec spec;
  private final SettingPaths paths;
  private long left = MOST_EVALUATIONS;
  private long reserve = MOST_FOR_MESSAGES;

  /** The variants of a spec. */
  public Variants(BoundSpec spec) {
    this.spec = spec;
    this.paths = new SettingPaths(spec.stages());
  }

  /** The default of a setting, as it is written; empty without one. */
  Optional<String> defaultOf(Origin setting) {
    return paths.defaultOf(setting, spec.declarations());
  }

  /** Whether the bound has ended the trials for a message, so that others might fit too. */
  boolean ended() {
    return left <= 0;
  }

  /** Begins the trials for another message. */
  void renew() {
    left = Math.min(MOST_EVALUATIONS, reserve);
  }

  /** Whether a stage is right with another value of a setting, as far as can be found out. */
  public boolean fits(Value candidate, Origin setting, String stage) {
    return fits(candidate, setting, Set.of(), stage);
  }

  /** Whether the spec brings only messages that are expected. */
  boolean fits(Value candidate, Origin setting, Set<Diagnostic.Key> expected) {
    return fits(candidate, setting, expected, null);
  }

  private boolean fits(
      Value candidate, Origin setting, Set<Diagnostic.Key> expected, @Nullable String last) {
    BoundSpec changed = left > 0 ? with(candidate, setting).orElse(null) : null;
    if (changed == null) {
      return false;
    }
    Trial trial = new TrialElaborator(left).tryOut(changed, expected, last);
    reserve -= left - trial.left();
    left = trial.left();
    return trial.fits();
  }

  /** A part of a stage with another value of a setting; empty where it would be none, or wrong. */
  public Optional<Instance> part(Value candidate, Origin setting, String stage, String part) {
    return with(candidate, setting)
        .flatMap(changed -> new TrialElaborator(MOST_EVALUATIONS).part(changed, stage, part));
  }

  private Optional<BoundSpec> with(Value candidate, Origin setting) {
    return paths
        .of(setting)
        .map(
            path ->
                spec.with(
                    new Item.Setting(
                        setting.span(),
                        "",
                        path,
                        Candidates.literal(candidate, setting.span()))));
  }
}
