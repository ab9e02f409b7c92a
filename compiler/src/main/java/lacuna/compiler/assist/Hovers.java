package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.Analysis;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.elaborate.ElaboratedSetting;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.NameUse;
import lacuna.compiler.syntax.Item;

/** What a name is: its declaration and doc, and where it was worked out its value. */
public final class Hovers {
  private Hovers() {}

  /**
   * A text about a place.
   *
   * @param span what it is about
   * @param markdown the text
   */
  public record Hover(Span span, String markdown) {}

  /** About the name at an offset; values are there when the analysis was checked. */
  public static Optional<Hover> at(Analysis analysis, int offset) {
    return analysis.symbols().at(analysis.file(), offset).map(use -> hover(analysis, use));
  }

  private static Hover hover(Analysis analysis, NameUse use) {
    Definition definition = use.definition();
    List<String> parts = new ArrayList<>();
    parts.add(MarkdownText.declaration(definition));
    value(analysis, use)
        .or(() -> seen(analysis.seen(), definition.span()).map(Hovers::stoodFor))
        .ifPresent(parts::add);
    if (!use.declares()) {
      parts.add("*" + definition.span().place() + "*");
    }
    return new Hover(use.span(), String.join("\n\n", parts));
  }

  /** The value of a setting in a spec, and where it was written. */
  private static Optional<String> value(Analysis analysis, NameUse use) {
    return Settings.path(analysis.file().file(), use.span())
        .flatMap(path -> setting(analysis, path))
        .map(Hovers::told);
  }

  private static Optional<ElaboratedSetting> setting(
      Analysis analysis, List<Item.PathStep> path) {
    List<String> names = path.stream().map(Item.PathStep::name).toList();
    for (ElaboratedStage stage : analysis.stages()) {
      String within = String.join(".", names.subList(1, names.size()));
      if (stage.name().equals(names.get(0))) {
        return stage.values().stream()
            .filter(setting -> setting.path().equals(within))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static String told(ElaboratedSetting setting) {
    String origin = setting.isDefault() ? "default, " : "";
    List<String> others =
        setting.origins().stream().skip(1).limit(3).map(Hovers::origin).toList();
    String because = others.isEmpty() ? "" : ", from " + String.join(", ", others);
    return "= `%s` (%s%s%s)".formatted(setting.shown(), origin, setting.place(), because);
  }

  private static String origin(Origin origin) {
    return "`" + origin.name() + "` at " + origin.span().place();
  }

  private static String stoodFor(List<String> values) {
    return "= " + String.join(", ", values.stream().map(value -> "`" + value + "`").toList());
  }

  /** What a name stood for; one of several that a list is unpacked into stands in the pattern. */
  private static Optional<List<String>> seen(Map<Span, List<String>> seen, Span name) {
    List<String> own = seen.get(name);
    return own != null
        ? Optional.of(own)
        : seen.entrySet().stream()
            .filter(each -> contains(each.getKey(), name))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.file() == inner.file()
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }
}
