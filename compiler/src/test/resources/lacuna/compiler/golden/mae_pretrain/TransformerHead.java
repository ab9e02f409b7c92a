package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Given;
import lacuna.runtime.init.Normal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A small transformer over visible tokens and mask tokens, put back into their order.
 * stdlib/mae.lac:111
 */
final class TransformerHead extends Layer {
  private static final int WIDTH = 24;
  private static final int SEEN = 5;
  private static final int ROWS = 4; // height / side
  private static final int COLUMNS = 4; // across / side
  private static final int SIDE = 8; // patch / 1px
  private static final int SEEN_WIDTH = 32;
  private static final int HEADS = 3;
  private static final int DEPTH = 1;

  private final Linear decoderEmbed;
  private final NDArray maskToken; // (1, 1, 24)
  private final NDArray decoderPosEmbed; // (1, 17, 24)
  private final List<PlainBlock> decoderBlocks;
  private final LayerNorm decoderNorm;
  private final Linear decoderPred;

  TransformerHead(Weights at) {
    super(at);
    decoderEmbed = new Linear(at.in("decoder_embed"), SEEN_WIDTH, WIDTH);
    maskToken = at.param("mask_token", new Normal(0.02), 1, 1, WIDTH);
    decoderPosEmbed =
        at.trained(false).param(
            "decoder_pos_embed",
            new Given(Functions.sinePositions(ROWS, COLUMNS, WIDTH)),
            1,
            17,
            WIDTH);
    decoderBlocks =
        at.list("decoder_blocks", DEPTH, (part, i) -> new PlainBlock(part, WIDTH, HEADS));
    decoderNorm = new LayerNorm(at.in("decoder_norm"), WIDTH);
    decoderPred = new Linear(at.in("decoder_pred"), WIDTH, 192);
  }

  /** z (batch, 5, 32), m (batch, 4, 4) -> (batch, 3, 32, 32). */
  @Override
  protected NDArray forward(NDArray z, NDArray m) {
    NDArray t = decoderEmbed.apply(z); // (batch, 5, 24)
    NDArray holes = expand(maskToken, z.size(0), 12, WIDTH); // (batch, 12, 24)
    // (batch, 16, 24)
    NDArray all =
        take(
            concat(List.of(slice(t, 1, SEEN, 1), holes), 1),
            argsort(Functions.seenFirst(m, ROWS, COLUMNS)));
    NDArray y = add(concat(List.of(slice(t, 0, 1, 1), all), 1), decoderPosEmbed); // (batch, 17, 24)
    for (PlainBlock b : decoderBlocks) {
      y = b.apply(y); // (batch, 17, 24)
    }
    return Functions.fromPatches(
        slice(decoderPred.apply(decoderNorm.apply(y)), 1, 17, 1), ROWS, COLUMNS, SIDE);
  }
}
