package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.OtherWords;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/**
 * Where the setting lives that somebody looks for: under the same name elsewhere in the stage, or
 * under the name that this library has for another tool's word.
 */
public final class SettingSearch {
  /** Places named. */
  private static final int MOST_PLACES = 3;

  private final Declarations declarations;
  private final OtherWords words = OtherWords.standard();

  /** A search among the declarations that a spec can see. */
  public SettingSearch(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * What to do.
   *
   * @param help in words
   * @param setting the one setting to write in place of what was written; empty where there are
   *     several, or none
   */
  public record Answer(String help, String setting) {

    /** A message about a setting with this answer. */
    public Diagnostic on(Draft draft, Item.Setting written) {
      Diagnostic told = draft.help(help);
      Span name = written.path().get(0).span();
      boolean inFile = name.file().equals(written.value().span().file());
      return setting.isEmpty() || !inFile
          ? told
          : told.fix(name.to(written.value().span()), setting);
    }
  }

  private record Hit(StageSettings stage, SettingTree.Place place, String value) {}

  /**
   * Finds a setting.
   *
   * @param stages those in which it may lie
   * @param path as written, without the name of a stage: {@code MASK}, {@code RATIO}
   * @param value what is written, or null
   * @param inBlock whether it is written in the stage's block, where paths begin within the stage
   */
  public Optional<Answer> find(
      List<StageSettings> stages, List<String> path, @Nullable Expr value, boolean inBlock) {
    List<Hit> hits = new ArrayList<>();
    Optional<String> none = advice(path);
    for (StageSettings stage : stages) {
      hits.addAll(hits(stage, path, none.isPresent()));
    }
    if (hits.isEmpty()) {
      return none.map(advice -> new Answer(advice, ""));
    }
    Set<String> settings = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    for (Hit hit : hits) {
      String within = String.join(".", hit.place.path());
      String full = hit.stage.name() + "." + within;
      settings.add((inBlock ? within : full) + " = " + text(hit, path, value));
      places.add(full);
    }
    String company =
        words
            .company(hits.get(0).place.name())
            .filter(more -> places.size() == 1)
            .map(more -> ", " + more)
            .orElse("");
    String help =
        inBlock
            ? "the setting is %s: write %s%s"
                .formatted(listed(places), listed(settings), company)
            : "write %s%s".formatted(listed(settings), company);
    return Optional.of(new Answer(help, settings.size() == 1 ? settings.iterator().next() : ""));
  }

  /** A setting that every stage has, as advice to somebody who gives it to a component. */
  public Optional<String> ofStages(String name) {
    List<String> names = new ArrayList<>(List.of(name));
    words.ours(name).stream()
        .filter(ours -> ours.path().size() == 1)
        .forEach(ours -> names.add(ours.name()));
    return declarations.kindOfLibrary("stage").stream()
        .flatMap(stage -> stage.parameters().stream())
        .filter(parameter -> names.contains(parameter.name()))
        .findFirst()
        .map(
            parameter ->
                "`%1$s` is a setting of the stage: write %1$s = %2$s in its block%3$s"
                    .formatted(
                        parameter.name(),
                        TypeExamples.of(parameter.type()),
                        words.company(parameter.name()).map(more -> ", " + more).orElse("")))
        .or(() -> words.advice(name));
  }

  private Optional<String> advice(List<String> path) {
    return words
        .advice(String.join("", path))
        .or(() -> words.advice(path.get(path.size() - 1)));
  }

  private List<Hit> hits(StageSettings stage, List<String> path, boolean foreign) {
    List<SettingTree.Place> places = SettingTree.of(stage, declarations);
    String name = path.get(path.size() - 1);
    List<Hit> exact =
        places.stream()
            .filter(place -> place.name().equalsIgnoreCase(name))
            .sorted(
                Comparator.comparingLong((SettingTree.Place place) -> -shared(place, path))
                    .thenComparing(place -> place.path().size()))
            .map(place -> new Hit(stage, place, ""))
            .toList();
    if (!exact.isEmpty()) {
      SettingTree.Place first = exact.get(0).place;
      return exact.stream()
          .filter(hit -> shared(hit.place, path) == shared(first, path))
          .filter(hit -> hit.place.path().size() == first.path().size())
          .limit(MOST_PLACES)
          .toList();
    } else if (foreign) {
      return List.of();
    }
    List<OtherWords.Ours> meant = new ArrayList<>(words.ours(String.join("", path)));
    meant.addAll(words.ours(name));
    return meant.stream()
        .flatMap(ours -> places.stream().filter(p -> ends(p, ours)).map(p -> hit(stage, p, ours)))
        .limit(1)
        .toList();
  }

  private static Hit hit(StageSettings stage, SettingTree.Place place, OtherWords.Ours ours) {
    return new Hit(stage, place, ours.value());
  }

  private static boolean ends(SettingTree.Place place, OtherWords.Ours ours) {
    return place.path().equals(ours.path());
  }

  /** How many steps of the written path the place's path has too. */
  private static long shared(SettingTree.Place place, List<String> path) {
    return path.subList(0, path.size() - 1).stream()
        .filter(
            step -> place.path().stream().anyMatch(p -> step.toLowerCase(Locale.ROOT).equals(p)))
        .count();
  }

  private static String text(Hit hit, List<String> path, @Nullable Expr value) {
    if (!hit.value.isEmpty()) {
      return hit.value;
    }
    String name = path.get(path.size() - 1).toLowerCase(Locale.ROOT);
    boolean steps = name.contains("step") || name.contains("iter");
    return hit.place.type().accept(new SettingText(value, steps));
  }

  private static String listed(Set<String> texts) {
    return texts.stream().limit(MOST_PLACES).collect(Collectors.joining(" or "));
  }
}
