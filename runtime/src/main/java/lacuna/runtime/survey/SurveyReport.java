package lacuna.runtime.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lacuna.runtime.report.DataReport;
import lacuna.runtime.report.Figures;
import lacuna.runtime.report.SpecReport;

/** Facts of a source as a page shows them. */
final class SurveyReport {
  /** More classes than these are shown by the smallest and the largest. */
  private static final int ALL_CLASSES = 40;

  private static final int OUTERMOST = 12;

  private SurveyReport() {}

  static DataReport.Source of(SourceFacts facts) {
    return new DataReport.Source(
        String.join(", ", facts.uses()),
        facts.description(),
        figures(facts),
        tables(facts),
        Stream.of(
                listed("broken", facts.broken()),
                listed("left out", facts.leftOut()),
                listed("flat", facts.flat()),
                listed("duplicates", facts.repeated()))
            .filter(list -> !list.lines().isEmpty())
            .toList(),
        FactsText.paste(facts),
        facts.warnings().stream().map(warning -> warning.lines().map(String::strip).toList()).toList());
  }

  private static List<SpecReport.Figure> figures(SourceFacts facts) {
    List<SpecReport.Figure> all = new ArrayList<>();
    String bytes = facts.bytes() == 0 ? "" : Figures.bytes(facts.bytes());
    all.add(new SpecReport.Figure("images", Figures.whole(facts.images()), bytes));
    all.add(
        new SpecReport.Figure(
            "classes",
            facts.classes().isEmpty() ? "none" : Figures.whole(facts.classes().size()),
            facts.whyUnlabeled()));
    List<String> names = List.of("smallest", "median", "largest");
    for (int i = 0; i < facts.sizes().size(); i++) {
      all.add(new SpecReport.Figure(names.get(i), facts.sizes().get(i).toString(), ""));
    }
    facts
        .smaller()
        .forEach(
            (size, count) ->
                all.add(
                    new SpecReport.Figure(
                        "below " + size, Figures.share(facts.share(count)), "are enlarged")));
    all.add(count("broken", facts.broken()));
    all.add(count("flat", facts.flat()));
    all.add(count("duplicates", facts.repeated()));
    return all;
  }

  private static SpecReport.Figure count(String name, Found found) {
    return new SpecReport.Figure(name, Figures.whole(found.count()), "");
  }

  private static List<DataReport.Table> tables(SourceFacts facts) {
    List<DataReport.Table> all = new ArrayList<>();
    Map<String, Integer> classes = facts.classes();
    if (classes.size() > ALL_CLASSES) {
      List<DataReport.Row> outer =
          Stream.concat(
                  FactsText.largest(classes).limit(OUTERMOST),
                  FactsText.largest(classes).skip(classes.size() - OUTERMOST))
              .map(SurveyReport::row)
              .toList();
      all.add(new DataReport.Table("class", outer, classes.size() - outer.size()));
    } else if (!classes.isEmpty()) {
      all.add(
          new DataReport.Table(
              "class", classes.entrySet().stream().map(SurveyReport::row).toList(), 0));
    }
    if (!facts.formats().isEmpty()) {
      all.add(
          new DataReport.Table(
              "format", facts.formats().entrySet().stream().map(SurveyReport::row).toList(), 0));
    }
    return all;
  }

  private static DataReport.Row row(Map.Entry<String, Integer> count) {
    return new DataReport.Row(count.getKey(), count.getValue());
  }

  private static DataReport.Listed listed(String name, Found found) {
    return new DataReport.Listed(
        "%s: %,d".formatted(name, found.count()),
        found.first(),
        found.count() - found.first().size());
  }
}
