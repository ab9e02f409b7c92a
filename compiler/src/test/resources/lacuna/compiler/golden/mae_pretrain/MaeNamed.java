package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/**
 * As the stage `mae`, but the visible tokens stand in the order in which they were drawn.
 * specs/parity/mae_named.lac:6
 */
public final class MaeNamed extends Stage {
  private static final int N = 16; // rows * columns
  private static final int ROWS = 4; // image.height / patch
  private static final int COLUMNS = 4; // image.width / patch
  private static final int PATCH_SIZE = 8; // patch / 1px

  private final Mae encoder;
  private final PatchNormalizedTarget target;
  private final TransformerHead head;
  private final L2Loss loss;

  public MaeNamed(Weights at) {
    super(at);
    encoder = new Mae(at.named("encoder").result("latent"));
    target = new PatchNormalizedTarget(at.part("target").result("normalized"));
    head = new TransformerHead(at.named("head").result("prediction_image"));
    loss = new L2Loss(at.part("loss"));
  }

  /** x (batch, 3, 32, 32) -> (). specs/parity/mae_named.lac:21 */
  @Override
  protected NDArray step(NDArray x) {
    long batch = x.size(0);
    NDArray noise = observe("noise", rand(batch, N)); // (batch, 16)
    NDArray idsRestore = observe("ids_restore", argsort(argsort(noise))); // (batch, 16)
    NDArray rank = observe("rank", reshape(idsRestore, batch, ROWS, COLUMNS)); // (batch, 4, 4)
    NDArray latent = encoder.apply(x, rank); // (batch, 5, 32)
    NDArray predictionImage = head.apply(latent, rank); // (batch, 3, 32, 32)
    // (batch, 16, 192)
    NDArray predictionPatches =
        observe("prediction_patches", Functions.patchify(predictionImage, PATCH_SIZE));
    // (batch, 16, 192)
    NDArray targetPatches = observe("target_patches", Functions.patchify(x, PATCH_SIZE));
    NDArray normalized = target.apply(x); // (batch, 3, 32, 32)
    // (batch, 16, 192)
    NDArray targetNormalised =
        observe("target_normalised", Functions.patchify(normalized, PATCH_SIZE));
    NDArray mask = observe("mask", toFloat(greaterEqual(idsRestore, 4))); // (batch, 16)
    return loss.apply(predictionImage, normalized, greaterEqual(rank, 4));
  }
}
