package lacuna.compiler.elaborate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Gives each mistake once. A mistake inside the library is shown where the user can mend it: at the
 * setting that the value came from, with one line of the library beside it.
 */
final class Reporter {
  /** Settings shown beside the primary one. */
  private static final int MOST_RELATED = 2;

  private final Declarations declarations;
  private final CallStack stack;
  private final Set<Diagnostic.Key> before;
  private final boolean untilNew;
  private final Map<Diagnostic.Key, Finding> findings = new LinkedHashMap<>();
  private final Map<Span, Diagnostic.Key> bySetting = new HashMap<>();
  private final Set<Span> violated = new HashSet<>();
  private boolean decided;
  private int count;

  /**
   * A reporter.
   *
   * @param stack what is being worked out: a mistake within a library's function is shown where
   *     that was called, and any other of the library that no setting decided where its component
   *     was written
   * @param before what was reported before, which is not said again
   * @param untilNew whether all that is wanted is whether there is anything else
   */
  Reporter(
      Declarations declarations,
      CallStack stack,
      Set<Diagnostic.Key> before,
      boolean untilNew) {
    this.declarations = declarations;
    this.stack = stack;
    this.before = before;
    this.untilNew = untilNew;
  }

  /** Adds a message, unless its place has one of that code already. */
  void add(Diagnostic diagnostic) {
    add(Finding.of(diagnostic));
  }

  private void add(Finding told) {
    Finding finding = told.setting() == null ? inSpec(told) : told;
    count++;
    if (!before.contains(finding.key())) {
      decided |= untilNew;
      findings.putIfAbsent(finding.key(), finding);
    }
  }

  /** The same shown where the user wrote the component, when it is shown in the library. */
  private Finding inSpec(Finding finding) {
    Label place = finding.diagnostic().primary();
    Span written = stack.written().orElse(null);
    if (place == null || written == null || !declarations.isLibrary(place.span().file())) {
      return finding;
    }
    String text = place.text().isEmpty() ? "here" : place.text();
    return Finding.of(finding.diagnostic().at(written).related(place.span(), text));
  }

  /**
   * Adds what a setting brought about, unless that setting has a message already; a violated
   * condition counts more than a mismatch, and an error more than advice.
   */
  private void add(Finding finding, Origin setting, boolean violation) {
    Diagnostic.Key earlier = bySetting.get(setting.span());
    if (!finding.isError()) {
      if (earlier == null) {
        add(finding);
      } else {
        count++;
      }
    } else if (earlier == null || violation && !violated.contains(setting.span())) {
      findings.values().removeIf(f -> !f.isError() && setting.equals(f.setting()));
      if (earlier != null) {
        findings.remove(earlier);
      }
      add(finding);
      bySetting.put(setting.span(), finding.key());
      if (violation) {
        violated.add(setting.span());
      }
    } else {
      count++;
    }
  }

  /** How often there was something to report, reported before or not. */
  int count() {
    return count;
  }

  /** Whether there is a message that was not there before, and nothing else is wanted. */
  boolean decided() {
    return decided;
  }

  /** All findings in the order in which they were made. */
  List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  /** Whether there is an error. */
  boolean hasErrors() {
    return findings.values().stream().anyMatch(Finding::isError);
  }

  /**
   * Values that do not fit where they meet: shown there in a user's own file, and else at the
   * setting that brought them.
   *
   * @param place where it showed
   * @param text what stands there
   */
  void mismatch(Diagnostic diagnostic, Span place, List<Origin> origins, String text) {
    Span span = stack.shown(place);
    Origin setting =
        declarations.isLibrary(span.file())
            ? DecisiveSetting.of(origins, span, declarations)
            : null;
    if (setting == null) {
      boolean sizes =
          diagnostic.code() == Code.SHAPES_DIFFER || diagnostic.code() == Code.RESULT_SHAPE_DIFFERS;
      Diagnostic placed = diagnostic.at(span, text);
      add(sizes ? related(placed, origins, span) : placed);
      return;
    }
    List<Origin> others = DecisiveSetting.others(setting, origins);
    String name = DecisiveSetting.label(setting, List.of(), diagnostic.title());
    Diagnostic placed = related(diagnostic.at(setting.span(), name), origins, setting.span());
    add(
        new Finding(
            placed.related(span, text.isEmpty() ? "here" : text), setting, others, ""),
        setting,
        false);
  }

  /** Shows the other settings that the user wrote. */
  private static Diagnostic related(Diagnostic diagnostic, List<Origin> origins, Span primary) {
    return new Diagnostic(
        related(diagnostic.draft(), origins, primary), diagnostic.help(), diagnostic.fixes());
  }

  /**
   * The same of a rule's mismatch; the settings are those of the operands that decided it.
   *
   * @param operands as the rule was given them
   */
  void mismatch(Mismatch mismatch, Span place, List<TracedValue> operands) {
    report(mismatch, ElaborateErrors.of(mismatch), place, operands);
  }

  /** The same; of a shape with the place where what is wanted was declared. */
  void mismatch(Mismatch mismatch, Span place, List<TracedValue> operands, Span declared) {
    Diagnostic diagnostic = ElaborateErrors.of(mismatch);
    boolean elsewhere = ofShapes(mismatch) && !declared.equals(place);
    report(
        mismatch,
        elsewhere ? diagnostic.related(declared, "declared here") : diagnostic,
        place,
        operands);
  }

  private static boolean ofShapes(Mismatch mismatch) {
    return mismatch.rule() == Rule.SHAPES_DIFFER || mismatch.rule() == Rule.RESULT_SHAPE_DIFFERS;
  }

  /** A number that must be whole and is not: told with the arithmetic that it comes from. */
  void notWhole(Mismatch mismatch, Span place, TracedValue number) {
    Node.Constant quotient = Formulas.quotient(number.node());
    if (quotient == null) {
      mismatch(mismatch, place, List.of(number));
      return;
    }
    boolean told = quotient.label() != null && !quotient.label().text().isEmpty();
    violation(ElaborateErrors.notDivisible(quotient), place, number.origins(), told);
  }

  private void report(
      Mismatch mismatch,
      Diagnostic diagnostic,
      Span place,
      List<TracedValue> operands) {
    List<Origin> origins = List.of();
    for (Operand operand : mismatch.operands()) {
      TracedValue value = operands.get(operand.index());
      origins =
          TracedValue.join(
              origins, operand.isWhole() ? value.origins() : value.part(operand.part()));
    }
    if (mismatch.rule() == Rule.SIZE_DOES_NOT_DIVIDE) {
      violation(diagnostic.draft(), place, origins, false);
    } else {
      Diagnostic told = diagnostic;
      if (!mismatch.replacement().isEmpty() && isWritten(operands.get(0), place)) {
        told = diagnostic.fix(place, mismatch.replacement());
      }
      mismatch(told, place, origins, mismatch.label());
    }
  }

  /** Whether a value stands at a place as it is, rather than within or behind what stands there. */
  private static boolean isWritten(TracedValue value, Span place) {
    return value.origins().stream()
        .anyMatch(o -> o.span().equals(place) && o.value().equals(value.value()));
  }

  /**
   * A condition that a setting violates: shown at the setting, wherever the condition stands.
   *
   * @param told whether the message tells the condition, so that its place need not be shown
   */
  void violation(Draft draft, Span place, List<Origin> origins, boolean told) {
    Span span = stack.shown(place);
    if (!span.equals(place) && !declarations.isLibrary(span.file())) {
      add(draft.at(span).related(place, stated(draft)).help(Advice.change(origins, span)));
      return;
    }
    Origin setting = DecisiveSetting.of(origins, span, declarations);
    if (setting == null) {
      add(
          Finding.of(
              related(draft.at(span), origins, span).help(Advice.change(origins, span))));
      return;
    }
    List<Origin> others = DecisiveSetting.others(setting, origins);
    Draft placed =
        draft.at(setting.span(), DecisiveSetting.label(setting, others, draft.title()));
    placed = related(placed, origins, setting.span());
    Origin given =
        others.stream().filter(DecisiveSetting::isDefaultSize).findFirst().orElse(null);
    if (given != null) {
      placed = placed.related(given.span(), given.description());
    } else if (!told) {
      placed = placed.related(span, stated(draft));
    }
    String change = Advice.change(origins, setting.span());
    add(new Finding(placed.help(change), setting, others, change), setting, true);
  }

  private static String stated(Draft condition) {
    return condition.severity() == Severity.ERROR ? "required here" : "advised here";
  }

  /** Shows the other settings that the user wrote. */
  private static Draft related(Draft draft, List<Origin> origins, Span primary) {
    int count = 0;
    for (Origin origin : origins) {
      boolean shown = origin.user() && !origin.component() && !origin.span().equals(primary);
      if (shown && count++ < MOST_RELATED) {
        draft = draft.related(origin.span(), origin.description());
      }
    }
    return draft;
  }
}
