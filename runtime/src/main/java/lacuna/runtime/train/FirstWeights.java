package lacuna.runtime.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.checkpoint.Loading;
import lacuna.runtime.checkpoint.TensorFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.source.Source;

/** The weights that a stage begins with, where its setting {@code from} names some. */
final class FirstWeights {

  private FirstWeights() {}

  /**
   * Checks that the weights are there, or will be when the stage's turn comes.
   *
   * @param before the stages that run earlier in the same run
   * @throws RunException where they are not
   */
  static void require(
      String stage, Recipe recipe, RunFolder folder, List<Experiment.Phase> before) {
    Source from = recipe.from();
    if (from == null) {
      return;
    }
    Path file = from.file(folder::model);
    Set<String> coming = before.stream().map(Experiment.Phase::name).collect(Collectors.toSet());
    if (Files.isRegularFile(file) || from.stage() != null && coming.contains(from.stage())) {
      return;
    }
    throw new RunException(
        from.stage() == null
            ? """
            %s: there is no file %s to begin with
              it is the stage's setting `from`; a path is relative to where the run is started\
            """
                .formatted(stage, file)
            : """
            %s begins with the weights of the stage `%s`, which has not ended in this folder
              there is no %s
              run `%s` first, or both in one run\
            """
                .formatted(stage, from.stage(), file, from.stage()));
  }

  /** Fills a network; returns what became of every tensor, in words. */
  static String load(
      String stage, Recipe recipe, Source from, RunFolder folder, Parameters network) {
    List<NameTable> tables = from.stage() == null ? folder.names(stage) : List.of();
    try (TensorFile file = TensorFile.open(from.file(folder::model))) {
      List<String> skip = Stream.concat(from.ignoreKeys().stream(), recipe.ignoreKeys().stream()).toList();
      Loading.Loaded loaded =
          new Loading(file, network, tables).load(from.names(), from.part(), skip, recipe.unused());
      return "%s: weights from %s, by the %s names: %s"
          .formatted(stage, file.file(), loaded.names(), loaded.report().summary());
    }
  }
}
