package lacuna.runtime.run;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.NearPath;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.CheckpointLoader;
import lacuna.runtime.checkpoint.TensorFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.Network;
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
              `from` names them; a path is relative to the working folder
              %s\
            """
                .formatted(stage, file, NearPath.of(file))
            : """
            %s starts from the weights of the stage `%s`, which is not finished in this folder
              there is no %s
              run `%s` first, or both in one run\
            """
                .formatted(stage, from.stage(), file, from.stage()));
  }

  /**
   * Checks that the weights of a file fit, without reading them, so that no earlier stage trains
   * in vain.
   *
   * @throws RunException where they do not
   */
  static void requireFit(Experiment.Stage stage, Recipe recipe, Source from, RunFolder folder) {
    try (Network network = new Network(recipe, stage.network(), Device.cpu());
        TensorFile file = TensorFile.open(from.file(folder::model))) {
      loader(stage.name(), file, folder, from, network.parameters())
          .check(from.names(), from.part(), skipped(recipe, from), recipe.unused());
    } catch (CheckpointException e) {
      throw new RunException(stage.name() + ": " + e.getMessage(), e);
    }
  }

  private static CheckpointLoader loader(
      String stage, TensorFile file, RunFolder folder, Source from, Parameters network) {
    List<NameTable> tables = from.stage() == null ? folder.names(stage) : List.of();
    return new CheckpointLoader(file, network, tables);
  }

  private static List<String> skipped(Recipe recipe, Source from) {
    return Stream.concat(from.ignoreKeys().stream(), recipe.ignoreKeys().stream()).toList();
  }

  /** Fills a network; returns a report of every tensor. */
  static String load(
      String stage, Recipe recipe, Source from, RunFolder folder, Parameters network) {
    return load(stage, recipe, from, from.file(folder::model), folder, network);
  }

  /** Fills a network from a file in place of that which {@code from} names. */
  static String load(
      String stage,
      Recipe recipe,
      Source from,
      Path weights,
      RunFolder folder,
      Parameters network) {
    try (TensorFile file = TensorFile.open(weights)) {
      file.requireIntact();
      CheckpointLoader.Loaded loaded =
          loader(stage, file, folder, from, network)
              .load(from.names(), from.part(), skipped(recipe, from), recipe.unused());
      return "%s: weights from %s, under the %s names: %s"
          .formatted(stage, file.file(), loaded.names(), loaded.report().summary());
    }
  }
}
