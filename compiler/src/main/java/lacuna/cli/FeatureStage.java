package lacuna.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.command.EmbedOptions;

/** A stage that gathers the features of another's encoder, as text at the end of the run's spec. */
final class FeatureStage {
  /** How images are given to a network. */
  private static final List<String> INPUT = List.of("image", "channels", "mean", "std");

  private static final String POOLED =
      """
      stage NAME(
        encoder: encoder(image, channels, none) with (key: "", trainable: false),
      ) {
        gather(x: [batch, channels, image.height, image.width]) -> [batch, encoder.width] {
          return encoder.pool(x)
        }
        evaluate(x: [batch, channels, image.height, image.width]) {}
      }
      """;

  private static final String TOKENS =
      """
      mask NAME() {
        let hidden = 0
        forward() -> [batch, 1, 1] of Bool {
          return expand(reshape(arange(1) > 0, [1, 1, 1]), [batch, 1, 1])
        }
      }

      stage NAME(
        mask: mask(image) = NAME(),
        encoder: encoder(image, channels, mask) with (key: "", trainable: false),
      ) {
        gather(x: [batch, channels, image.height, image.width]) -> encoder.output {
          return encoder(x, mask())
        }
        evaluate(x: [batch, channels, image.height, image.width]) {}
      }
      """;

  private final StagePlan of;
  private final boolean tokens;

  /**
   * @param of whose encoder it has
   * @param tokens whether it gathers the encoder's tokens where nothing is hidden, or pooled features
   */
  FeatureStage(StagePlan of, boolean tokens) {
    this.of = of;
    this.tokens = tokens;
  }

  /** A spec with the stage after its own. */
  KeptSpec addedTo(KeptSpec spec) {
    Plan.PlanFile first = spec.files().get(0);
    List<Plan.PlanFile> files = new ArrayList<>(spec.files());
    files.set(0, new Plan.PlanFile(first.path(), first.sha256(), first.text() + "\n" + text()));
    return new KeptSpec(files, spec.overrides(), spec.point());
  }

  private String text() {
    String component = (tokens ? TOKENS : POOLED).replace("NAME", EmbedOptions.STAGE);
    String settings =
        Stream.concat(
                of.settings().stream()
                    .filter(setting -> INPUT.contains(setting.path()))
                    .map(setting -> setting.path() + " = " + setting.value()),
                Stream.of(
                    "encoder = %s.encoder".formatted(of.name()),
                    "data = %s.data".formatted(of.name()),
                    "validation = %s.data".formatted(of.name()),
                    "batch_size = 1"))
            .collect(Collectors.joining("\n  "));
    return "%s\n%s {\n  %s\n}\n".formatted(component, EmbedOptions.STAGE, settings);
  }
}
