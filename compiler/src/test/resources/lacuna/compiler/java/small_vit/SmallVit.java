package lacuna.experiment;

import java.util.List;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.augment.RandomResizedCrop;
import lacuna.runtime.command.Launcher;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Cosine;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;

/** A small ViT learns to fill in half of each image. examples/small_vit.lac:3 */
public final class SmallVit {
  private SmallVit() {}

  /** What is run, in order. */
  public static Experiment experiment() {
    return new Experiment(
        "small_vit",
        SmallVit.class,
        List.of(new Experiment.Stage("pretrain", SmallVit::pretrain, Pretrain::new)));
  }

  /** How `pretrain` is trained. */
  private static Recipe pretrain() {
    return Recipe.builder()
        .image(new Size(32, 32)) // examples/small_vit.lac:6
        .data(new Synthetic(1000, 10)) // examples/small_vit.lac:7
        // examples/small_vit.lac:8
        .augment(
            List.of(
                new RandomResizedCrop(
                    new Size(32, 32),
                    new Range(0.67, 1.0),
                    new Range(0.75, 1.3333333333333333),
                    "bilinear",
                    "exact"),
                new HorizontalFlip(new Size(32, 32), 0.5)))
        .length(Duration.epochs(10)) // examples/small_vit.lac:9
        .batchSize(64) // stdlib/kinds.lac:31
        // examples/small_vit.lac:10
        .optimizer(new Adamw(new Rate(1e-4, 512), 0.05, List.of(0.9, 0.999), 1e-8, 1.0))
        // examples/small_vit.lac:11
        .schedule(new Cosine(Duration.epochs(1), new Rate(1e-6, 512), new Rate(0.0, 0), false))
        .precision("fp32") // stdlib/kinds.lac:36
        .build();
  }

  /** Trains; {@code --help} tells how to choose a stage, the data and the device. */
  public static void main(String[] arguments) {
    Launcher.main(experiment(), arguments);
  }
}
