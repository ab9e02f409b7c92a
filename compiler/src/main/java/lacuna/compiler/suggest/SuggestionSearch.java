package lacuna.compiler.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.SettingPaths;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.Elaborator;
import lacuna.compiler.elaborate.Finding;
import lacuna.compiler.elaborate.Trial;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Searches for values of one setting that would fit. All searches in a spec share one bound. */
public final class SuggestionSearch {
  /** Values tried for a setting. */
  private static final int MOST_TRIED = 32;

  /** Values shown. */
  private static final int MOST_SHOWN = 6;

  /** Expressions evaluated for all suggestions of a spec together. */
  private static final long MOST_EVALUATIONS = 400_000;

  private final BoundSpec spec;
  private final SettingPaths paths;
  private final Set<Diagnostic.Key> reported;
  private final Elaborator elaborator = new Elaborator();
  private long left = MOST_EVALUATIONS;

  /** A search in a spec; {@code reported} are messages of earlier phases. */
  public SuggestionSearch(BoundSpec spec, List<Diagnostic> reported) {
    this.spec = spec;
    this.reported = reported.stream().map(Diagnostic::key).collect(Collectors.toUnmodifiableSet());
    this.paths = new SettingPaths(spec.stages());
  }

  /** Findings, with what would fit added to each that a setting decided. */
  public List<Finding> suggest(List<Finding> findings) {
    List<Finding> improved = new ArrayList<>();
    for (Finding finding : findings) {
      Origin setting = finding.setting();
      List<Value> fitting =
          setting == null ? List.of() : fitting(finding, setting, findings);
      improved.add(
          setting == null || fitting.isEmpty()
              ? finding
              : finding.help(advice(finding, setting, fitting)));
    }
    return improved;
  }

  private List<Value> fitting(Finding finding, Origin setting, List<Finding> findings) {
    Set<Diagnostic.Key> others = new HashSet<>(reported);
    findings.forEach(other -> others.add(other.diagnostic().key()));
    others.remove(finding.diagnostic().key());
    List<Value> fitting = new ArrayList<>();
    for (Value candidate : Candidates.of(setting, finding.others(), MOST_TRIED)) {
      if (fitting.size() < MOST_SHOWN && fits(candidate, setting, others, null)) {
        fitting.add(candidate);
      }
    }
    fitting.sort(Comparator.comparingLong(Candidates::size));
    return fitting;
  }

  /** Whether a stage is right with another value of a setting, as far as can be found out. */
  public boolean fits(Value candidate, Origin setting, String stage) {
    return fits(candidate, setting, Set.of(), stage);
  }

  private boolean fits(
      Value candidate, Origin setting, Set<Diagnostic.Key> expected, @Nullable String last) {
    BoundSpec changed = left > 0 ? with(candidate, setting).orElse(null) : null;
    if (changed == null) {
      return false;
    }
    Trial trial = elaborator.tryOut(changed, expected, last, left);
    left = trial.left();
    return trial.fits();
  }

  /** A part of a stage with another value of a setting; empty where it would be none, or wrong. */
  public Optional<Instance> part(Value candidate, Origin setting, String stage, String part) {
    return with(candidate, setting)
        .flatMap(changed -> elaborator.part(changed, stage, part, MOST_EVALUATIONS));
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

  /** {@code cells that fit a 192px image and 16px patches: 16px, 32px}. */
  private static String advice(Finding finding, Origin setting, List<Value> fitting) {
    Set<String> around = new LinkedHashSet<>();
    for (Origin other : finding.others()) {
      if (other.value() instanceof Value.Length || other.value() instanceof Value.Size) {
        boolean all = other.owner().isEmpty();
        String one = "%s %s %s".formatted(article(other.value()), other.value(), other.spoken());
        around.add(all ? one : "%s %s".formatted(other.value(), other.plural()));
      }
    }
    String what = around.isEmpty() ? "" : " " + String.join(" and ", around);
    String values = fitting.stream().map(Value::toString).collect(Collectors.joining(", "));
    String which =
        setting.value() instanceof Value.Int && around.isEmpty()
            ? "values of `" + setting.name() + "`"
            : setting.plural();
    return which + " that fit" + what + ": " + values;
  }

  private static String article(Value value) {
    return value.toString().matches("(8.*|(11|18)\\D.*)") ? "an" : "a";
  }
}
