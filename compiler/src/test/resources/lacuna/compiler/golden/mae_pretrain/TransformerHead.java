package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Given;
import lacuna.runtime.init.Normal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A small transformer over visible tokens and mask tokens in the image's order. stdlib/mae.lac:122
 */
final class TransformerHead extends Layer {
  private static final int WIDTH = 24;
  private static final int ROWS = 4; // wanted[2] / patch_size
  private static final int COLUMNS = 4; // wanted[3] / patch_size
  private static final int VISIBLE = 5;
  private static final int PATCH_SIZE = 8; // patch / 1px
  private static final int ENCODER_WIDTH = 32;
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
    decoderEmbed = new Linear(at.in("decoder_embed"), ENCODER_WIDTH, WIDTH);
    maskToken = at.param("mask_token", new Normal(0.02), 1, 1, WIDTH);
    decoderPosEmbed =
        at.trainable(false).param(
            "decoder_pos_embed",
            new Given(Functions.sincosPosEmbed(ROWS, COLUMNS, WIDTH)),
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
    NDArray masked = expand(maskToken, z.size(0), 12, WIDTH); // (batch, 12, 24)
    NDArray idsRestore = argsort(Functions.idsShuffle(m, ROWS, COLUMNS)); // (batch, 16)
    // (batch, 16, 24)
    NDArray all = gather(concat(List.of(slice(t, 1, VISIBLE, 1), masked), 1), idsRestore);
    NDArray y = add(concat(List.of(slice(t, 0, 1, 1), all), 1), decoderPosEmbed); // (batch, 17, 24)
    for (PlainBlock b : decoderBlocks) {
      y = b.apply(y); // (batch, 17, 24)
    }
    return Functions.unpatchify(
        slice(decoderPred.apply(decoderNorm.apply(y)), 1, 17, 1), ROWS, COLUMNS, PATCH_SIZE);
  }
}
