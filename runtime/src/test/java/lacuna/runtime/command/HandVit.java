package lacuna.runtime.command;

import static lacuna.runtime.tensor.Tensors.abs;
import static lacuna.runtime.tensor.Tensors.add;
import static lacuna.runtime.tensor.Tensors.concat;
import static lacuna.runtime.tensor.Tensors.conv2d;
import static lacuna.runtime.tensor.Tensors.div;
import static lacuna.runtime.tensor.Tensors.embedding;
import static lacuna.runtime.tensor.Tensors.expand;
import static lacuna.runtime.tensor.Tensors.full;
import static lacuna.runtime.tensor.Tensors.gelu;
import static lacuna.runtime.tensor.Tensors.layerNorm;
import static lacuna.runtime.tensor.Tensors.less;
import static lacuna.runtime.tensor.Tensors.linear;
import static lacuna.runtime.tensor.Tensors.mul;
import static lacuna.runtime.tensor.Tensors.permute;
import static lacuna.runtime.tensor.Tensors.pixelShuffle;
import static lacuna.runtime.tensor.Tensors.rand;
import static lacuna.runtime.tensor.Tensors.reshape;
import static lacuna.runtime.tensor.Tensors.scaledDotProductAttention;
import static lacuna.runtime.tensor.Tensors.slice;
import static lacuna.runtime.tensor.Tensors.sub;
import static lacuna.runtime.tensor.Tensors.sum;
import static lacuna.runtime.tensor.Tensors.toFloat;
import static lacuna.runtime.tensor.Tensors.transpose;
import static lacuna.runtime.tensor.Tensors.unbind;
import static lacuna.runtime.tensor.Tensors.where;
import static lacuna.runtime.tensor.Tensors.zeros;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;

/** SimMIM with a ViT as a careful person would write it, with the official keys. */
final class HandVit extends Stage {
  private final Sizes s;
  private final Encoder encoder;
  private final NDArray headWeight;
  private final NDArray headBias;

  /** Pixels of a side and of a patch, width, blocks, heads. */
  record Sizes(int image, int patch, int width, int depth, int heads) {
    int rows() {
      return image / patch;
    }

    int tokens() {
      return rows() * rows();
    }
  }

  HandVit(Weights at, Sizes s) {
    super(at);
    this.s = s;
    encoder = new Encoder(at.in("encoder"), s);
    Weights head = at.in("decoder").in("0");
    headWeight = weight(head, 3L * s.patch * s.patch, s.width, 1, 1);
    headBias = head.param("bias", new Constant(0), 3L * s.patch * s.patch);
  }

  @Override
  protected NDArray step(NDArray x) {
    NDArray m = observe("mask", "m", less(rand(x.size(0), s.rows(), s.rows()), 0.6));
    NDArray features = observe("encoder", "features", encoder.apply(x, m));
    NDArray wide = conv2d(features, headWeight, headBias, 1, 0);
    NDArray prediction = observe("head", "prediction", pixelShuffle(wide, s.patch));
    NDArray cells = reshape(toFloat(m), x.size(0), 1, s.rows(), 1, s.rows(), 1);
    NDArray hidden =
        reshape(
            expand(cells, x.size(0), 1, s.rows(), s.patch, s.rows(), s.patch),
            x.size(0),
            1,
            s.image,
            s.image);
    NDArray far = sum(mul(abs(sub(x, prediction)), hidden));
    return div(div(far, add(sum(hidden), 1e-5)), 3);
  }

  private static NDArray weight(Weights at, long... shape) {
    return at.param("weight", new TruncatedNormal(0.02, 0.02), shape);
  }

  /** x (batch, 3, image, image), m (batch, rows, rows) -> (batch, width, rows, rows). */
  private static final class Encoder extends Layer {
    private final Sizes s;
    private final Patches patches;
    private final NDArray cls;
    private final NDArray hiddenToken;
    private final NDArray table;
    private final NDArray index;
    private final List<Block> blocks;
    private final Norm norm;

    Encoder(Weights at, Sizes s) {
      super(at);
      this.s = s;
      cls = at.decay(false).param("cls_token", new TruncatedNormal(0.02, 0.02), 1, 1, s.width);
      hiddenToken = at.param("mask_token", new TruncatedNormal(0.02, 0.02), 1, 1, s.width);
      patches = new Patches(at.in("patch_embed"), s);
      Weights bias = at.in("rel_pos_bias");
      long side = 2L * s.rows() - 1;
      table = bias.param("relative_position_bias_table", new Constant(0), side * side + 3, s.heads);
      long all = s.tokens() + 1;
      index = bias.buffer("relative_position_index", full(new long[] {all, all}, 0));
      blocks = at.list("blocks", s.depth, (part, i) -> new Block(part, s));
      norm = new Norm(at.in("norm"), s.width);
    }

    @Override
    protected NDArray forward(NDArray image, NDArray m) {
      NDArray hidden = reshape(m, m.size(0), s.tokens(), 1);
      NDArray x = where(hidden, hiddenToken, patches.apply(image));
      x = concat(List.of(expand(cls, x.size(0), 1, s.width), x), 1);
      NDArray bias = permute(embedding(table, index), 2, 0, 1);
      for (Block block : blocks) {
        x = block.apply(x, bias);
      }
      x = slice(norm.apply(x), 1, s.tokens() + 1, 1);
      return reshape(transpose(x, -2, -1), x.size(0), s.width, s.rows(), s.rows());
    }
  }

  private static final class Patches extends Layer {
    private final Sizes s;
    private final NDArray weight;
    private final NDArray bias;

    Patches(Weights at, Sizes s) {
      super(at);
      this.s = s;
      weight = weight(at.in("proj"), s.width, 3, s.patch, s.patch);
      bias = at.in("proj").param("bias", new Constant(0), s.width);
    }

    @Override
    protected NDArray forward(NDArray x) {
      NDArray map = conv2d(x, weight, bias, s.patch, 0);
      return transpose(reshape(map, x.size(0), s.width, s.tokens()), -2, -1);
    }
  }

  private static final class Block extends Layer {
    private final NDArray gamma1;
    private final NDArray gamma2;
    private final Norm norm1;
    private final Attention attn;
    private final Norm norm2;
    private final Linear fc1;
    private final Linear fc2;

    Block(Weights at, Sizes s) {
      super(at);
      gamma1 = at.param("gamma_1", new Constant(0.1), s.width);
      gamma2 = at.param("gamma_2", new Constant(0.1), s.width);
      norm1 = new Norm(at.in("norm1"), s.width);
      attn = new Attention(at.in("attn"), s);
      norm2 = new Norm(at.in("norm2"), s.width);
      fc1 = new Linear(at.in("mlp").in("fc1"), s.width, 4 * s.width);
      fc2 = new Linear(at.in("mlp").in("fc2"), 4 * s.width, s.width);
    }

    @Override
    protected NDArray forward(NDArray x, NDArray bias) {
      NDArray seen = add(x, mul(gamma1, attn.apply(norm1.apply(x), bias)));
      NDArray thought = fc2.apply(gelu(fc1.apply(norm2.apply(seen))));
      return add(seen, mul(gamma2, thought));
    }
  }

  private static final class Attention extends Layer {
    private final Sizes s;
    private final NDArray qBias;
    private final NDArray vBias;
    private final NDArray qkv;
    private final Linear proj;

    Attention(Weights at, Sizes s) {
      super(at);
      this.s = s;
      qBias = at.param("q_bias", new Constant(0), s.width);
      vBias = at.param("v_bias", new Constant(0), s.width);
      qkv = weight(at.in("qkv"), 3L * s.width, s.width);
      proj = new Linear(at.in("proj"), s.width, s.width);
    }

    @Override
    protected NDArray forward(NDArray x, NDArray bias) {
      long tokens = s.tokens() + 1;
      long each = s.width / s.heads;
      NDArray all = linear(x, qkv, concat(List.of(qBias, zeros(s.width), vBias), 0));
      NDArray split = permute(reshape(all, x.size(0), tokens, 3, s.heads, each), 2, 0, 3, 1, 4);
      List<NDArray> parts = unbind(split, 0);
      NDArray y = scaledDotProductAttention(parts.get(0), parts.get(1), parts.get(2), bias, 1 / Math.sqrt(each));
      return proj.apply(reshape(permute(y, 0, 2, 1, 3), x.size(0), tokens, s.width));
    }
  }

  private static final class Linear extends Layer {
    private final NDArray weight;
    private final NDArray bias;

    Linear(Weights at, long inputs, long outputs) {
      super(at);
      weight = weight(at, outputs, inputs);
      bias = at.param("bias", new Constant(0), outputs);
    }

    @Override
    protected NDArray forward(NDArray x) {
      return linear(x, weight, bias);
    }
  }

  private static final class Norm extends Layer {
    private final NDArray weight;
    private final NDArray bias;

    Norm(Weights at, long width) {
      super(at);
      weight = at.param("weight", new Constant(1), width);
      bias = at.param("bias", new Constant(0), width);
    }

    @Override
    protected NDArray forward(NDArray x) {
      return layerNorm(x, weight, bias, 1e-6);
    }
  }
}
