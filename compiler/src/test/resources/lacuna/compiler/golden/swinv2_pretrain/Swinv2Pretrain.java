package lacuna.experiment;

import java.util.List;
import lacuna.runtime.augment.CenterCrop;
import lacuna.runtime.command.Launcher;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.optimizer.Adamw;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.schedule.Constant;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;
import lacuna.runtime.unit.Size;

/**
 * The golden case `swinv2_pretrain`: SimMIM's SwinV2, small enough to compare every number.
 * specs/parity/swinv2_pretrain.lac:2
 */
public final class Swinv2Pretrain {
  private Swinv2Pretrain() {}

  /** What is run, in order. */
  public static Experiment experiment() {
    return new Experiment(
        "swinv2_pretrain",
        Swinv2Pretrain.class,
        List.of(new Experiment.Stage("pretrain", Swinv2Pretrain::pretrain, Pretrain::new)));
  }

  /** How `pretrain` is trained. */
  private static Recipe pretrain() {
    return Recipe.builder()
        .image(new Size(32, 32)) // specs/parity/swinv2_pretrain.lac:5
        .channels(3) // stdlib/kinds.lac:130
        .data(new Synthetic(3, 16, 10)) // specs/parity/swinv2_pretrain.lac:6
        .augment(List.of()) // specs/parity/swinv2_pretrain.lac:7
        // stdlib/kinds.lac:138
        .validationAugment(List.of(new CenterCrop(new Size(32, 32), 3, 0.875, "bicubic")))
        .mean(List.of(0.485, 0.456, 0.406)) // stdlib/kinds.lac:140
        .std(List.of(0.229, 0.224, 0.225)) // stdlib/kinds.lac:142
        .length(Duration.steps(5)) // specs/parity/swinv2_pretrain.lac:11
        .batchSize(2) // specs/parity/swinv2_pretrain.lac:12
        .accumulate(1) // stdlib/kinds.lac:148
        // specs/parity/swinv2_pretrain.lac:13
        .optimizer(new Adamw(new Rate(0.001, 0), 0.05, List.of(0.9, 0.999), 1e-8, 1.0))
        // specs/parity/swinv2_pretrain.lac:14
        .schedule(new Constant(Duration.steps(0), new Rate(0.0, 512)))
        .clip(5.0) // specs/parity/swinv2_pretrain.lac:15
        .clipParts(false) // stdlib/kinds.lac:157
        .checkpointBlocks(false) // stdlib/kinds.lac:160
        .freeze(List.of()) // stdlib/kinds.lac:163
        .precision("fp32") // stdlib/kinds.lac:172
        .deterministic(false) // stdlib/kinds.lac:175
        .seed(0) // stdlib/kinds.lac:177
        .checkpoint(Duration.epochs(5)) // stdlib/kinds.lac:181
        .keepLast(2) // stdlib/kinds.lac:184
        .maxCorrupt(0.01) // stdlib/kinds.lac:188
        .ignoreKeys(List.of()) // stdlib/kinds.lac:193
        .build();
  }

  /** Trains; {@code --help} tells how to choose a stage, the data and the device. */
  public static void main(String[] arguments) {
    Launcher.main(experiment(), arguments);
  }
}
