package lacuna.compiler.draft;

import java.util.List;

/**
 * The settings of a first spec. Three sizes of data have a network each: a small one of the
 * examples, ViT-S and ViT-B.
 */
final class Recipe {
  /** Below this many images the small network is enough. */
  private static final int FEW = 10_000;

  /** From this many images on a ViT-B has enough to learn from. */
  private static final int MANY = 200_000;

  /** Image sizes to choose from, px: all are tiled by their patches and mask cells. */
  private static final List<Integer> SIZES = List.of(32, 64, 96, 128, 160, 192);

  /** Images that the small network is to see, all epochs together. */
  private static final int SEEN = 100_000;

  private final ImageFacts facts;

  Recipe(ImageFacts facts) {
    this.facts = facts;
  }

  /** Side of the images that the network sees, px. */
  int image() {
    int most = Math.min(facts.side(), isSmall() ? 96 : 192);
    return SIZES.stream().filter(size -> size <= most).reduce((a, b) -> b).orElse(SIZES.get(0));
  }

  String imageReason() {
    String sides =
        facts.sides().size() == 1
            ? "the shorter side is %d px".formatted(facts.side())
            : "half of the shorter sides are %d px or less".formatted(facts.side());
    String cap = isSmall() ? "96px, so that a CPU trains it" : "192px, as in SimMIM's ablations";
    return image() > facts.side()
        ? "the smallest size that is offered; " + sides
        : "the largest size that is offered up to " + cap + "; " + sides;
  }

  /** Side of a patch, px. */
  int patch() {
    return image() < 64 ? 4 : image() < 128 ? 8 : 16;
  }

  /** Side of a cell of the mask, px. */
  int cell() {
    return image() < 64 ? 8 : image() < 128 ? 16 : 32;
  }

  String maskReason() {
    int cells = image() / cell() * (image() / cell());
    return "%d cells of %d by %d patches each; SimMIM hides 60%%"
        .formatted(cells, cell() / patch(), cell() / patch());
  }

  String encoder() {
    if (isSmall()) {
      return "vit(width: 128, depth: 4, heads: 4, patch: %dpx, layer_scale: 1.0,"
          .concat(" init: truncated_normal(std: 0.06))")
          .formatted(patch());
    }
    return facts.count() < MANY
        ? "vit(width: 384, depth: 12, heads: 6, patch: %dpx)".formatted(patch())
        : "vit(width: 768, depth: 12, heads: 12, patch: %dpx)".formatted(patch());
  }

  String encoderReason() {
    String network = isSmall() ? "a small transformer" : facts.count() < MANY ? "ViT-S" : "ViT-B";
    String why =
        isSmall()
            ? "below %,d images".formatted(FEW)
            : facts.count() < MANY
                ? "from %,d to %,d images".formatted(FEW, MANY)
                : "from %,d images on".formatted(MANY);
    return "%s: %s; %d by %d tokens"
        .formatted(network, why, image() / patch(), image() / patch());
  }

  /** Images per update. */
  int batch() {
    return Integer.highestOneBit(Math.max(1, Math.min(largestBatch(), facts.count() / 8)));
  }

  String batchReason() {
    return "at most %,d for this network, and an eighth of the images: %,d updates an epoch%s"
        .formatted(
            largestBatch(),
            facts.count() / batch(),
            isSmall() ? "" : "; `accumulate` saves memory");
  }

  private int largestBatch() {
    return isSmall() ? 32 : facts.count() < MANY ? 256 : 1024;
  }

  int epochs() {
    if (facts.folder().isEmpty()) {
      return 6;
    }
    return isSmall()
        ? Math.max(10, Math.min(800, SEEN / facts.count()))
        : facts.count() < MANY ? 200 : 100;
  }

  String epochsReason() {
    long updates = (long) epochs() * (facts.count() / batch());
    return "%,d updates, which see %,d images%s"
        .formatted(updates, updates * batch(), isSmall() ? "" : "; that takes a GPU");
  }

  String optimizer() {
    return isSmall()
        ? "adamw(rate: 1.5e-3 per %d images)".formatted(batch())
        : "adamw(rate: 1.5e-4 per 256 images)";
  }

  String optimizerReason() {
    return isSmall()
        ? "the rate of the examples at this batch"
        : "MAE's base rate; it grows with the batch";
  }

  /** A twentieth of the run. */
  String schedule() {
    long updates = (long) epochs() * (facts.count() / batch());
    return isSmall()
        ? "cosine(warmup: %d steps)".formatted(updates / 20)
        : "cosine(warmup: %d epochs)".formatted(epochs() / 20);
  }

  private boolean isSmall() {
    return facts.count() < FEW;
  }
}
