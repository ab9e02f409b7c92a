package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** A hierarchical transformer with shifted windows. stdlib/swin.lac:97 */
final class Swin extends Layer {
  private static final int ROWS = 16; // image.height / patch
  private static final int COLUMNS = 16; // image.width / patch
  private static final int WIDTH = 32; // base * shrink
  private static final double CUT = 2.0;
  private static final int BASE = 4;
  private static final int[] WIDTHS = {4, 8, 16, 32};
  private static final int[] HEADS = {1, 2, 2, 4};
  private static final int[] ROWS_2 = {16, 8, 4, 2};
  private static final int[] COLUMNS_2 = {16, 8, 4, 2};
  private static final int[] FIRSTS = {1, 3, 5, 7};
  private static final int LAST = 3; // length(depths) - 1

  private final PatchEmbed patchEmbed;
  private final NDArray maskToken; // (1, 1, 4)
  private final List<SwinStage> layers;
  private final LayerNorm norm;

  Swin(Weights at) {
    super(at);
    patchEmbed = new PatchEmbed(at.in("patch_embed").level(0));
    maskToken =
        at.level(0).decay(false).param("mask_token", new TruncatedNormal(0.02, CUT), 1, 1, BASE);
    layers =
        at.list(
            "layers",
            4,
            (part, i) ->
                new SwinStage(
                    part, WIDTHS[i], HEADS[i], ROWS_2[i], COLUMNS_2[i], FIRSTS[i], i == LAST));
    norm = new LayerNorm(at.in("norm"), WIDTH);
  }

  /** x (batch, 256, 4) -> (batch, 4, 32). */
  NDArray transform(NDArray x) {
    for (SwinStage l : layers) {
      x = l.apply(x);
    }
    return norm.apply(x);
  }

  /** x (batch, 3, 64, 64), m (batch, 16, 16) -> (batch, 32, 2, 2). */
  @Override
  protected NDArray forward(NDArray x, NDArray m) {
    long batch = x.size(0);
    NDArray hidden = reshape(Functions.enlarge(m, ROWS, COLUMNS), batch, 256, 1); // (batch, 256, 1)
    NDArray z = transform(where(hidden, maskToken, patchEmbed.apply(x))); // (batch, 4, 32)
    return reshape(transpose(z), batch, WIDTH, 2, 2);
  }
}
