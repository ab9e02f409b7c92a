package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.OtherWords;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/**
 * Where the setting lives that somebody looks for: under the same name elsewhere in the stage, or
 * under the name that this library has for another tool's word.
 */
public final class SettingSearch {
  /** Places named. */
  private static final int MOST_PLACES = 3;

  /** Of as many settings the place is looked for; far fewer messages are read. */
  private static final int MOST_SEARCHES = 200;

  private final Declarations declarations;
  private final Map<StageSettings, List<SettingTree.Place>> trees = new IdentityHashMap<>();
  private int searches;
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
    if (++searches > MOST_SEARCHES) {
      return Optional.empty();
    }
    List<Hit> hits = new ArrayList<>();
    Optional<String> none = advice(path);
    for (StageSettings stage : stages) {
      hits.addAll(hits(stage, path, none.isPresent()));
    }
    if (hits.isEmpty()) {
      return none.or(() -> otherStages(stages, path)).map(advice -> new Answer(advice, ""));
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

  /**
   * What to do about an argument that has another tool's name, or is a setting of the stage; empty
   * where neither is known, or another parameter has nearly that name.
   */
  public Optional<Answer> argument(List<Member.Parameter> parameters, String name, Expr value) {
    for (OtherWords.Ours ours : words.ours(name)) {
      for (Member.Parameter parameter : parameters) {
        if (parameter.name().equals(ours.name())) {
          String text = parameter.name() + ": " + text(parameter.type(), name, value);
          return Optional.of(new Answer("write " + text, text));
        }
      }
    }
    boolean near =
        !Suggestions.nearest(name, parameters.stream().map(Member.Parameter::name).toList())
            .isEmpty();
    return near ? Optional.empty() : ofStages(name, value).map(help -> new Answer(help, ""));
  }

  /** A setting that every stage has, as advice to somebody who gives it to a component. */
  private Optional<String> ofStages(String name, Expr value) {
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
                        text(parameter.type(), name, value),
                        words.company(parameter.name()).map(more -> ", " + more).orElse("")))
        .or(() -> words.advice(name));
  }

  private Optional<String> advice(List<String> path) {
    return words
        .advice(String.join("", path))
        .or(() -> words.advice(path.get(path.size() - 1)));
  }

  /** The stages that have a setting which these lack. */
  private Optional<String> otherStages(List<StageSettings> stages, List<String> path) {
    List<String> names = new ArrayList<>(List.of(path.get(path.size() - 1)));
    words.ours(names.get(0)).forEach(ours -> names.add(ours.name()));
    for (String name : names) {
      List<String> having =
          stages.isEmpty() ? List.of() : declarations.stagesWith(stages.get(0).module(), name);
      if (!having.isEmpty()) {
        return Optional.of(
            "`%s` is a setting of other stages: %s"
                .formatted(name, String.join(", ", having)));
      }
    }
    return Optional.empty();
  }

  private List<Hit> hits(StageSettings stage, List<String> path, boolean foreign) {
    List<SettingTree.Place> places =
        trees.computeIfAbsent(stage, each -> SettingTree.of(each, declarations));
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

  private String text(Hit hit, List<String> path, @Nullable Expr value) {
    return hit.value.isEmpty()
        ? text(hit.place.type(), path.get(path.size() - 1), value)
        : hit.value;
  }

  /** The value as a setting of a type takes it; {@code name} is that of the other tool. */
  private String text(TypeExpr type, String name, @Nullable Expr value) {
    String word = name.toLowerCase(Locale.ROOT);
    boolean steps = word.contains("step") || word.contains("iter");
    return type.accept(new SettingText(declarations, value, steps));
  }

  private static String listed(Set<String> texts) {
    return texts.stream().limit(MOST_PLACES).collect(Collectors.joining(" or "));
  }
}
