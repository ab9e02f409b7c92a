package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.SettingPaths;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what would fit instead of a setting that made a mistake: checks the spec again, in
 * silence, with other values of that one setting, and lists those that bring no message.
 */
final class Fitting {
  /** Values tried for a setting. */
  private static final int MOST_TRIED = 32;

  /** Values shown. */
  private static final int MOST_SHOWN = 6;

  /** Expressions worked out for all advice on a spec together. */
  private static final long MOST_EFFORT = 400_000;

  private final BoundSpec spec;
  private final SettingPaths paths;
  private long left = MOST_EFFORT;

  Fitting(BoundSpec spec) {
    this.spec = spec;
    this.paths = new SettingPaths(spec.stages());
  }

  /** Adds what would fit to each message that a setting is to blame for. */
  void advise(Report report) {
    for (Report.Mistake mistake : report.mistakes()) {
      Origin setting = mistake.setting();
      List<Item.PathStep> path = setting == null ? null : paths.of(setting).orElse(null);
      if (path != null) {
        List<Value> fitting = fitting(mistake, setting, path, report);
        if (!fitting.isEmpty()) {
          Diagnostic better = mistake.diagnostic().help(advice(mistake, setting, fitting));
          report.improve(mistake, better);
        }
      }
    }
  }

  /** Whether a stage is right with another value of a setting, as far as can be found out. */
  boolean fits(Value candidate, Origin setting, String stage) {
    List<Item.PathStep> path = paths.of(setting).orElse(null);
    return path != null && left > 0 && fits(candidate, setting, path, Set.of(), stage);
  }

  private List<Value> fitting(
      Report.Mistake mistake, Origin setting, List<Item.PathStep> path, Report report) {
    Set<Report.Once> others = report.allBut(mistake);
    List<Value> fitting = new ArrayList<>();
    for (Value candidate : Candidates.of(setting, mistake.others(), MOST_TRIED)) {
      if (left > 0 && fitting.size() < MOST_SHOWN && fits(candidate, setting, path, others, null)) {
        fitting.add(candidate);
      }
    }
    fitting.sort(Comparator.comparingLong(Candidates::size));
    return fitting;
  }

  /** Elaborates the stages up to {@code last}, or all where it is null. */
  private boolean fits(
      Value candidate,
      Origin setting,
      List<Item.PathStep> path,
      Set<Report.Once> others,
      @Nullable String last) {
    Item.Setting changed =
        new Item.Setting(setting.span(), "", path, Candidates.literal(candidate, setting.span()));
    Report report = Report.ofOthers(spec.declarations(), others);
    Checker.Run run = new Checker.Run(spec.with(changed), report, left);
    run.stages(last);
    left = run.elaboration.effort.left();
    return !report.decided() && left > 0;
  }

  /** {@code cells that fit a 192px image and 16px patches: 16px, 32px}. */
  private static String advice(Report.Mistake mistake, Origin setting, List<Value> fitting) {
    Set<String> around = new LinkedHashSet<>();
    for (Origin other : mistake.others()) {
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
