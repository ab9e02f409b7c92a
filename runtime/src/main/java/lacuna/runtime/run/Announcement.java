package lacuna.runtime.run;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.unit.Duration;

/** What is said of a stage before it trains. */
record Announcement(String stage, Recipe recipe, TrainConfig config, Timeline time) {

  /**
   * The lines.
   *
   * @param images of the training data
   * @param first number of the update that comes next
   */
  List<String> lines(Parameters network, int images, long first) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d parameters%s, %,d images, %s in %,d updates of %d images%s"
            .formatted(
                stage,
                network.count(),
                frozen(network, first),
                images,
                config.length(),
                time.updates(),
                recipe.batchSize(),
                first == 0 ? "" : ", resumed after update " + first));
    if (config.ema() != null) {
      lines.add(
          "figures, pictures and the weights that are left are those of the moving average (ema %s)"
              .formatted(config.ema()));
    }
    if (time.updates(config.checkpoint()) >= time.updates() && time.updates() > 1) {
      lines.add("the state is saved at the end, or when the run is stopped");
    }
    return lines;
  }

  private String frozen(Parameters network, long first) {
    long frozen = network.frozenCount();
    Duration until = config.freezeUntil();
    return frozen == 0 || until != null && first >= time.updates(until)
        ? ""
        : ", %,d of them frozen%s".formatted(frozen, until == null ? "" : " for " + until);
  }
}
