package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/** Learns an encoder by predicting what a mask hides. stdlib/stages.lac:4 */
public final class Pretrain extends Stage {
  private final RandomMask mask;
  private final Vit encoder;
  private final LinearHead head;
  private final L1 loss;

  public Pretrain(Weights at) {
    super(at);
    mask = new RandomMask(at.part("mask"));
    encoder = new Vit(at.in("encoder"));
    head = new LinearHead(at.in("decoder"));
    loss = new L1(at.part("loss"));
  }

  /** x (batch, 3, 32, 32) -> (). stdlib/stages.lac:13 */
  @Override
  protected NDArray step(NDArray x) {
    NDArray m = seen("mask", "m", mask.forward()); // (batch, 4, 4) of Bool
    NDArray features = seen("encoder", "features", encoder.forward(x, m));
    return loss.forward(seen("head", head.forward(features)), x, m);
  }

  /** x (batch, 3, 32, 32). stdlib/stages.lac:18 */
  @Override
  protected void evaluate(NDArray x) {
    metric("loss", step(x));
  }
}
