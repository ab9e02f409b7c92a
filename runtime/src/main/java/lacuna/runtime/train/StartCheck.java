package lacuna.runtime.train;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.schedule.Schedule;
import lacuna.runtime.schedule.Timeline;

/** What would train nothing, or nothing sensible, is an error before anything starts. */
final class StartCheck {

  private StartCheck() {}

  /**
   * The run's line of time.
   *
   * @param data prepared
   * @throws RunException with all that is wrong
   */
  static Timeline timeline(String stage, Recipe recipe, DataSource data) {
    int images = data.count();
    if (images < recipe.batchSize()) {
      throw new RunException(
          """
          %s: %d images are fewer than one batch of %d
            from %s
            add images, or set batch_size to %d or less\
          """
              .formatted(stage, images, recipe.batchSize(), data.description(), images));
    }
    Timeline time =
        new Timeline(
            images / recipe.partSize(), recipe.accumulate(), recipe.batchSize(), recipe.length());
    List<String> wrong = new ArrayList<>();
    if (time.updates() == 0) {
      wrong.add("a length of %s is no update at all".formatted(recipe.length()));
    }
    for (Schedule.Mark mark : recipe.schedule().marks()) {
      if (time.position(mark.at()) >= time.end()) {
        wrong.add(
            "the schedule's %s of %s is not before the end of the run (%s, %d updates of %d images)"
                .formatted(
                    mark.name(), mark.at(), recipe.length(), time.updates(), recipe.batchSize()));
      }
    }
    if (recipe.optimizer().rate().value() == 0) {
      wrong.add("the optimizer's rate is 0: nothing would change");
    }
    if (!wrong.isEmpty()) {
      throw new RunException(stage + ": " + String.join("\n" + stage + ": ", wrong));
    }
    return time;
  }
}
