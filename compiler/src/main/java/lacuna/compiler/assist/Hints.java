package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.Analysis;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.elaborate.ElaboratedPart;
import lacuna.compiler.elaborate.ElaboratedSetting;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.Definitions;
import lacuna.compiler.symbols.NameUse;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/** What code and settings come to, to be shown within a text: shapes, counts, rates. */
public final class Hints {
  private static final int MOST_COUNTS = 4;

  private Hints() {}

  /**
   * A word to show.
   *
   * @param offset in the text, behind what it is about
   * @param all where several values were seen, all of them; else empty
   */
  public record Hint(int offset, String text, String all) {}

  /**
   * The hints in a file.
   *
   * @param file that has the file's names
   * @param spec that was checked, and uses the file or is it
   */
  public static List<Hint> of(Analysis file, Analysis spec) {
    Module module = file.file();
    List<Hint> hints = new ArrayList<>(shapes(file, spec.seen()));
    if (module.file().source().path().equals(spec.file().file().source().path())) {
      spec.stages().forEach(stage -> hints.addAll(settings(stage, spec)));
    }
    return hints.stream().sorted(Comparator.comparingInt(Hint::offset)).toList();
  }

  /** Parameters say what they are by their types, other names do not. */
  private static List<Hint> shapes(Analysis analysis, Map<Span, List<String>> seen) {
    Module module = analysis.file();
    SourceFile text = module.file().source();
    Set<Integer> typed = new HashSet<>();
    for (NameUse use : analysis.symbols().uses(module)) {
      Definition.Sort sort = use.definition().sort();
      if (use.declares()
          && (sort == Definition.Sort.PARAMETER || sort == Definition.Sort.ARGUMENT)) {
        typed.add(use.span().start());
      }
    }
    List<Hint> hints = new ArrayList<>();
    seen.forEach(
        (span, values) -> {
          boolean here =
              span.file().path().equals(text.path()) && span.file().text().equals(text.text());
          if (here && !typed.contains(span.start()) && !written(span, values)) {
            hints.add(shape(span, values));
          }
        });
    return hints;
  }

  private static Hint shape(Span span, List<String> values) {
    String first = values.get(0);
    String sign = first.startsWith("[batch") || first.startsWith("[[") ? ": " : " = ";
    String more = values.size() > 1 ? ", ..." : "";
    String all = values.size() > 1 ? String.join("\n", values) : "";
    return new Hint(span.end(), sign + first + more, all);
  }

  /** Whether the value stands there already. */
  private static boolean written(Span span, List<String> values) {
    String rest = span.file().text().substring(span.end()).stripLeading();
    String first = values.get(0);
    return first.startsWith("\"")
        || rest.startsWith("=") && rest.substring(1).stripLeading().startsWith(first + "\n");
  }

  private static List<Hint> settings(ElaboratedStage stage, Analysis spec) {
    SourceFile text = spec.file().file().source();
    List<Hint> hints = new ArrayList<>();
    for (ElaboratedSetting setting : stage.values()) {
      Span span = setting.origins().isEmpty() ? text(text) : setting.origins().get(0).span();
      boolean here = span.file() == text && !setting.isDefault();
      if (here && setting.value() instanceof Value.Rate rate && span.text().contains("per")) {
        if (stage.value("batch_size") instanceof Value.Int batch) {
          double effective = rate.value() * batch.number() / rate.images();
          String number = new Value.Real(effective).toString();
          hints.add(new Hint(span.end(), " = " + number + " at batch_size " + batch, ""));
        }
      } else if (here && !setting.path().contains(".")) {
        stage.parts().stream()
            .filter(part -> part.name().equals(setting.path()))
            .map(part -> counts(part, span, stage, spec))
            .filter(counts -> !counts.isEmpty())
            .forEach(counts -> hints.add(new Hint(span.end(), " " + counts, "")));
      }
    }
    return hints;
  }

  private static Span text(SourceFile file) {
    return new Span(new SourceFile(file.path(), ""), 0, 0);
  }

  /** What a component that is given the image counts: its kind's constants, or else its own. */
  private static String counts(
      ElaboratedPart part, Span written, ElaboratedStage stage, Analysis spec) {
    boolean ofImage =
        spec.symbols().declarations().kinds(spec.file(), part.kind()).stream()
            .flatMap(kind -> kind.item().parameters().stream())
            .anyMatch(parameter -> parameter.name().equals("image"));
    if (!ofImage) {
      return "";
    }
    List<String> counts = new ArrayList<>();
    part.constants().forEach((name, value) -> counts.add(name + " " + value));
    if (counts.isEmpty()) {
      spec.symbols()
          .settings()
          .component(stage.settings(), List.of(part.name()))
          .ifPresent(component -> counts.addAll(own(component, spec.seen())));
    }
    return counts.stream()
        .filter(count -> count.matches("\\w+ [0-9]+"))
        .limit(MOST_COUNTS)
        .collect(Collectors.joining(", "));
  }

  /** The numbers among a component's constants that were the same wherever it stands. */
  private static List<String> own(ResolvedComponent component, Map<Span, List<String>> seen) {
    List<String> counts = new ArrayList<>();
    for (Member member : component.component().members()) {
      Definitions.of(member)
          .filter(constant -> constant.sort() == Definition.Sort.CONSTANT)
          .filter(constant -> seen.getOrDefault(constant.span(), List.of()).size() == 1)
          .ifPresent(
              constant ->
                  counts.add(constant.name() + " " + seen.get(constant.span()).get(0)));
    }
    return counts;
  }
}
