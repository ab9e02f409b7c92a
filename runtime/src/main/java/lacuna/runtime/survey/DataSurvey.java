package lacuna.runtime.survey;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.report.DataReport;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.Interruption;

/**
 * What was found out about all sources of an experiment, or about one.
 *
 * @param facts of each source
 * @param sheets of each stage
 */
public record DataSurvey(List<SourceFacts> facts, List<DataReport.Sheet> sheets) {
  private static final String ANSWER = "stopping";

  /**
   * Reads one source.
   *
   * @param notes for the progress
   * @throws lacuna.runtime.RunException where it has no images, or somebody asks to stop
   */
  public static DataSurvey of(DataSource source, int channels, int workers, PrintStream notes) {
    Survey survey = new Survey(source, channels);
    try (Interruption stop = Interruption.listen(notes, ANSWER)) {
      new SurveyPass(survey).run(workers, "images", stop, notes);
    }
    return new DataSurvey(List.of(survey.facts(List.of(), List.of(), List.of())), List.of());
  }

  /**
   * Reads the sources of all stages, each once.
   *
   * @param plan as JSON
   * @param masks of single images, by stage: rows of cells each
   * @param sheets whether images are drawn as networks see them
   * @param notes for the progress
   * @throws lacuna.runtime.RunException where a source has no images, or somebody asks to stop
   */
  public static DataSurvey of(
      Experiment experiment,
      String plan,
      int workers,
      Map<String, List<List<String>>> masks,
      boolean sheets,
      PrintStream notes) {
    StageSources sources = new StageSources(experiment, plan);
    try (Interruption stop = Interruption.listen(notes, ANSWER)) {
      for (StageSources.Entry entry : sources.entries()) {
        new SurveyPass(entry.survey)
            .run(workers, String.join(", ", entry.uses), stop, notes);
      }
    }
    sources.warnOfLeaks();
    List<DataReport.Sheet> drawn = new ArrayList<>();
    if (sheets) {
      sources
          .stages()
          .forEach(
              stage ->
                  drawn.add(
                      ContactSheet.of(
                          stage.name(),
                          stage.recipe(),
                          stage.data(),
                          masks.getOrDefault(stage.name(), List.of()))));
    }
    return new DataSurvey(
        sources.entries().stream().map(StageSources.Entry::facts).toList(), drawn);
  }

  /** The page of what was found. */
  public String page(String name) throws IOException {
    return DataReport.page(name, facts.stream().map(SurveyReport::of).toList(), sheets);
  }
}
