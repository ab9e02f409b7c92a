package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/** Learns an encoder by predicting what a mask hides. stdlib/stages.lac:4 */
public final class Pretrain extends Stage {
  private final RandomMask mask;
  private final Swin encoder;
  private final PixelsTarget target;
  private final LinearHead head;
  private final L1Loss loss;

  public Pretrain(Weights at) {
    super(at);
    mask = new RandomMask(at.part("mask").result("m"));
    encoder = new Swin(at.in("encoder").result("features"));
    target = new PixelsTarget(at.part("target"));
    head = new LinearHead(at.in("decoder").named("head").result("prediction"));
    loss = new L1Loss(at.part("loss"));
  }

  /** x (batch, 3, 64, 64) -> (). stdlib/stages.lac:16 */
  @Override
  protected NDArray step(NDArray x) {
    NDArray m = mask.apply(x.size(0)); // (batch, 16, 16)
    NDArray features = encoder.apply(x, m); // (batch, 32, 2, 2)
    NDArray prediction = head.apply(features); // (batch, 3, 64, 64)
    return loss.apply(prediction, target.apply(x), m);
  }

  /** x (batch, 3, 64, 64). stdlib/stages.lac:23 */
  @Override
  protected void evaluate(NDArray x) {
    metric("loss", step(x));
  }
}
