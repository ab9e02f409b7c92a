package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/** Learns an encoder by predicting what a mask hides. stdlib/stages.lac:4 */
public final class Pretrain extends Stage {
  private final RandomMask mask;
  private final Vit encoder;
  private final PixelsTarget target;
  private final LinearHead head;
  private final L1Loss loss;

  public Pretrain(Weights at) {
    super(at);
    mask = new RandomMask(at.part("mask"));
    encoder = new Vit(at.in("encoder"));
    target = new PixelsTarget(at.part("target"));
    head = new LinearHead(at.in("decoder"));
    loss = new L1Loss(at.part("loss"));
  }

  /** x (batch, 3, 32, 32) -> (). stdlib/stages.lac:13 */
  @Override
  protected NDArray step(NDArray x) {
    NDArray m = seen("mask", "m", mask.forward()); // (batch, 8, 8)
    NDArray features = seen("encoder", "features", encoder.forward(x, m)); // (batch, 32, 8, 8)
    NDArray prediction = seen("head", "prediction", head.forward(features)); // (batch, 3, 32, 32)
    return loss.forward(prediction, seen("target", target.forward(x)), m);
  }

  /** x (batch, 3, 32, 32). stdlib/stages.lac:20 */
  @Override
  protected void evaluate(NDArray x) {
    metric("loss", step(x));
  }
}
