package lacuna.runtime.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointLoader;
import lacuna.runtime.checkpoint.TensorFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.Recipe;

/** The initial weights of a stage whose setting {@code from} names some. */
final class InitialWeights {

  private InitialWeights() {}

  /**
   * Checks that the weights are there, or will be when the stage starts.
   *
   * @param before the stages that run earlier in the same run
   * @throws RunException where they are not
   */
  static void require(
      String stage, Recipe recipe, RunFolder folder, List<Experiment.Stage> before) {
    Source from = recipe.from();
    if (from == null) {
      return;
    }
    Path file = from.file(folder::model);
    Set<String> coming = before.stream().map(Experiment.Stage::name).collect(Collectors.toSet());
    if (Files.isRegularFile(file) || from.stage() != null && coming.contains(from.stage())) {
      return;
    }
    throw new RunException(
        from.stage() == null
            ? """
            %s: the initial weights %s do not exist
              `from` names them; a path is relative to the working folder\
            """
                .formatted(stage, file)
            : """
            %s starts from the weights of the stage `%s`, which is not finished in this folder
              there is no %s
              run `%s` first, or both in one run\
            """
                .formatted(stage, from.stage(), file, from.stage()));
  }

  /** Fills a network; returns a report of every tensor. */
  static String load(
      String stage, Recipe recipe, Source from, RunFolder folder, Parameters network) {
    List<NameTable> tables = from.stage() == null ? folder.names(stage) : List.of();
    try (TensorFile file = TensorFile.open(from.file(folder::model))) {
      List<String> skip = Stream.concat(from.ignoreKeys().stream(), recipe.ignoreKeys().stream()).toList();
      CheckpointLoader.Loaded loaded =
          new CheckpointLoader(file, network, tables)
              .load(from.names(), from.part(), skip, recipe.unused());
      return "%s: weights from %s, under the %s names: %s"
          .formatted(stage, file.file(), loaded.names(), loaded.report().summary());
    }
  }
}
