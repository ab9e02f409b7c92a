package lacuna.runtime.command;

import java.util.List;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Constant;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;

/** The experiment around {@link HandVit}. */
final class HandExperiment {

  private HandExperiment() {}

  static Experiment of(HandVit.Sizes sizes) {
    Experiment.Stage stage =
        new Experiment.Stage("pretrain", () -> recipe(sizes), at -> new HandVit(at, sizes));
    return new Experiment("hand_vit", HandVit.class, List.of(stage));
  }

  private static Recipe recipe(HandVit.Sizes sizes) {
    return Recipe.builder()
        .image(new Size(sizes.image(), sizes.image()))
        .data(new Synthetic(64, 4))
        .length(Duration.epochs(2))
        .batchSize(8)
        .optimizer(new Adamw(new Rate(1e-3), 0.05, List.of(0.9, 0.999), 1e-8, 1))
        .schedule(new Constant(Duration.epochs(0), new Rate(0)))
        .clip(5.0)
        .build();
  }

  /** The published ViT-B at 224 px, to be timed: {@code bench --batch 8 ...}. */
  public static void main(String[] arguments) {
    Launcher.main(of(new HandVit.Sizes(224, 16, 768, 12, 12)), arguments);
  }
}
