package lacuna.compiler.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.Finding;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Adds to messages which other values of the setting that decided them would fit. */
public final class Suggester {
  /** Values tried for a setting. */
  private static final int MOST_TRIED = 32;

  /** Values shown. */
  private static final int MOST_SHOWN = 6;

  private final Variants variants;
  private final Set<Diagnostic.Key> reported;

  /** With the variants of the spec; {@code reported} are messages of earlier phases. */
  public Suggester(Variants variants, List<Diagnostic> reported) {
    this.variants = variants;
    this.reported = reported.stream().map(Diagnostic::key).collect(Collectors.toUnmodifiableSet());
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
              ? withDefault(finding, setting)
              : mended(
                  finding.help(advice(finding, setting, fitting, variants.ended())),
                  setting,
                  fitting));
    }
    return improved;
  }

  /** A change to each value that is shown, where the user wrote the value as it is. */
  private static Finding mended(Finding finding, Origin setting, List<Value> fitting) {
    Finding mended = finding;
    Span written = setting.span();
    if (setting.user() && written.text().equals(setting.value().toString())) {
      for (Value value : fitting.subList(0, Math.min(MOST_SHOWN, fitting.size()))) {
        mended = mended.fix(written, value.toString());
      }
    }
    return mended;
  }

  /** A range that one setting leaves: what stands there by default is within it. */
  private Finding withDefault(Finding finding, @Nullable Origin setting) {
    return setting == null || finding.general().isEmpty() || !finding.others().isEmpty()
        ? finding
        : variants
            .defaultOf(setting)
            .map(value -> finding.help(finding.general() + "; its default is " + value))
            .orElse(finding);
  }

  private List<Value> fitting(Finding finding, Origin setting, List<Finding> findings) {
    Set<Diagnostic.Key> others = new HashSet<>(reported);
    findings.forEach(other -> others.add(other.diagnostic().key()));
    others.remove(finding.diagnostic().key());
    variants.renew();
    List<Value> fitting = new ArrayList<>();
    for (Value candidate : Candidates.of(setting, finding.others(), MOST_TRIED)) {
      if (variants.fits(candidate, setting, others)) {
        fitting.add(candidate);
      }
    }
    return fitting;
  }

  /** {@code cells that fit a 192px image and 16px patches: 16px, 32px}. */
  private static String advice(
      Finding finding, Origin setting, List<Value> fitting, boolean ended) {
    Set<String> around = new LinkedHashSet<>();
    for (Origin other : finding.others()) {
      if (other.value() instanceof Value.Length || other.value() instanceof Value.Size) {
        boolean all = other.owner().isEmpty();
        String one = "%s %s %s".formatted(article(other.value()), other.value(), other.spoken());
        around.add(all ? one : "%s %s".formatted(other.value(), other.plural()));
      }
    }
    String what = around.isEmpty() ? "" : " " + String.join(" and ", around);
    int more = fitting.size() - MOST_SHOWN;
    String values =
        fitting.stream()
                .limit(MOST_SHOWN)
                .sorted(Comparator.comparingDouble(Scale::magnitude))
                .map(Value::toString)
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : ended ? " and others" : "");
    boolean size = setting.value() instanceof Value.Length || setting.value() instanceof Value.Size;
    String which =
        !size && around.isEmpty()
            ? "values of `" + setting.name() + "`"
            : setting.plural();
    return which + " that fit" + what + ": " + values;
  }

  private static String article(Value value) {
    return value.toString().matches("(8.*|(11|18)\\D.*)") ? "an" : "a";
  }
}
