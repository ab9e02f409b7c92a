package lacuna.compiler.memory;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.value.Value;

/**
 * What each function of the runtime makes, and what of it and of its operands the engine saves for
 * the backward pass: as PyTorch's derivatives.yaml has it, for the operations that the runtime's
 * {@code ops.py} is written in.
 */
final class Autograd {
  private final Engine engine;
  private final Ledger ledger;

  Autograd(Engine engine, Ledger ledger) {
    this.engine = engine;
    this.ledger = ledger;
  }

  /**
   * Calls a function.
   *
   * @param all its arguments, in the order of its parameters
   * @param result a tensor or a list of tensors
   */
  StepValue call(String function, List<StepValue> all, Value result) {
    if (result instanceof Value.ListValue list) {
      return new StepValue.Several(
          list.elements().stream().map(part -> call(function, all, part)).toList());
    }
    return result instanceof Value.Tensor type
        ? tensor(function, all, type)
        : new StepValue.Constant(result);
  }

  private StepValue.Tensor tensor(String function, List<StepValue> all, Value.Tensor type) {
    List<StepValue.Tensor> tensors = all.stream().flatMap(Autograd::tensors).toList();
    StepValue.Tensor made = make(function, all, tensors, type);
    tensors.stream().map(StepValue.Tensor::storage).reduce(Storage::plus)
        .ifPresent(read -> ledger.pass(read.plus(made.storage())));
    return made;
  }

  private static Stream<StepValue.Tensor> tensors(StepValue value) {
    if (value instanceof StepValue.Several several) {
      return several.elements().stream().flatMap(Autograd::tensors);
    }
    return value instanceof StepValue.Tensor tensor ? Stream.of(tensor) : Stream.empty();
  }

  private StepValue.Tensor make(
      String function, List<StepValue> all, List<StepValue.Tensor> tensors, Value.Tensor type) {
    return switch (function) {
      case "reshape" -> reshaped(tensors.get(0), type);
      case "permute", "transpose", "expand", "slice", "unbind" -> tensors.get(0).view(type, true);
      case "detach" -> detached(tensors.get(0));
      case "float" -> tensors.get(0).real() ? tensors.get(0) : fresh(tensors, type);
      case "stochastic_depth" -> isZero(all.get(1)) ? tensors.get(0) : fresh(tensors, type);
      case "dropout" -> isZero(all.get(1)) ? tensors.get(0) : dropped(tensors, type);
      case "linear", "matmul" -> product(tensors.get(0), tensors.get(1), type);
      case "conv2d" -> convolution(tensors.get(0), tensors.get(1), type);
      case "scaled_dot_product_attention" ->
          new Attention(engine, ledger).call(tensors, type, learned(tensors));
      case "layer_norm" -> normalized(tensors, type);
      case "batch_norm" -> saving(tensors.subList(0, 1), wide(tensors, type), learned(tensors));
      case "mul" -> scaled(tensors, type);
      case "exp", "sqrt", "sigmoid", "relu", "softmax" -> savingResult(tensors, type);
      case "cross_entropy", "soft_cross_entropy" -> entropy(tensors, type);
      case "sum", "mean" -> wide(tensors, type);
      case "variance" -> saving(tensors, wide(tensors, type), learned(tensors));
      case "div" ->
          saving(
              tensors.size() > 1 ? tensors : List.of(), fresh(tensors, type), learned(tensors));
      case "gelu", "log", "log2", "abs", "sin", "cos", "normalize", "minimum", "maximum",
          "max_pool2d", "avg_pool2d", "window_mean" ->
          saving(tensors, fresh(tensors, type), learned(tensors));
      case "where" -> saving(tensors.subList(0, 1), fresh(tensors, type), learned(tensors));
      default -> fresh(tensors, type);
    };
  }

  private static boolean learned(List<StepValue.Tensor> tensors) {
    return tensors.stream().anyMatch(StepValue.Tensor::learned);
  }

  private static boolean isZero(StepValue probability) {
    return probability instanceof StepValue.Constant constant && constant.isZero();
  }

  /** New memory, as wide as the widest real operand. */
  private static StepValue.Tensor fresh(List<StepValue.Tensor> from, Value.Tensor type) {
    int widest =
        from.stream()
            .filter(StepValue.Tensor::real)
            .mapToInt(StepValue.Tensor::width)
            .max()
            .orElse(Engine.FP32);
    int width =
        switch (type.element()) {
          case REAL -> widest;
          case INT -> Long.BYTES;
          case BOOL -> 1;
        };
    return StepValue.Tensor.fresh(type, width, learned(from));
  }

  /** New memory for 32-bit numbers. */
  private static StepValue.Tensor wide(List<StepValue.Tensor> from, Value.Tensor type) {
    return StepValue.Tensor.fresh(type, Engine.FP32, learned(from));
  }

  private StepValue.Tensor saving(
      List<StepValue.Tensor> operands, StepValue.Tensor result, boolean learned) {
    if (learned) {
      operands.forEach(ledger::save);
    }
    return result;
  }

  private StepValue.Tensor savingResult(List<StepValue.Tensor> from, Value.Tensor type) {
    StepValue.Tensor result = fresh(from, type);
    return saving(List.of(result), result, result.learned());
  }

  private static StepValue.Tensor reshaped(StepValue.Tensor x, Value.Tensor type) {
    return x.strided()
        ? StepValue.Tensor.fresh(type, x.width(), x.learned())
        : x.view(type, false);
  }

  private static StepValue.Tensor detached(StepValue.Tensor x) {
    return new StepValue.Tensor(x.type(), x.width(), x.storage(), false, x.strided());
  }

  private StepValue.Tensor dropped(List<StepValue.Tensor> tensors, Value.Tensor type) {
    StepValue.Tensor kept = fresh(tensors, type);
    return saving(List.of(kept), fresh(tensors, type), learned(tensors));
  }

  /** Each factor is saved for the gradient of the other. */
  private StepValue.Tensor scaled(List<StepValue.Tensor> tensors, Value.Tensor type) {
    if (tensors.size() == 2) {
      saveFactors(tensors.get(0), tensors.get(1));
    }
    return fresh(tensors, type);
  }

  private void saveFactors(StepValue.Tensor a, StepValue.Tensor b) {
    if (b.learned()) {
      ledger.save(a);
    }
    if (a.learned()) {
      ledger.save(b);
    }
  }

  private StepValue.Tensor product(StepValue.Tensor a, StepValue.Tensor b, Value.Tensor type) {
    saveFactors(factor(a), factor(b));
    return StepValue.Tensor.fresh(type, engine.productWidth(), learned(List.of(a, b)));
  }

  /** What a product reads: a copy where the numbers are of another type or do not lie in a row. */
  private StepValue.Tensor factor(StepValue.Tensor x) {
    return x.strided() || x.width() != engine.productWidth()
        ? x.copy(engine.productWidth())
        : x;
  }

  /** Windows that neither overlap nor leave gaps are copied in a row, and then a product's factor. */
  private StepValue.Tensor convolution(
      StepValue.Tensor x, StepValue.Tensor weight, Value.Tensor type) {
    return product(x.view(x.type(), true), weight, type).view(type, true);
  }

  /** CUDA's kernel wants one element type. */
  private StepValue.Tensor normalized(List<StepValue.Tensor> tensors, Value.Tensor type) {
    StepValue.Tensor x = tensors.get(0);
    int width = engine.gpu() ? Engine.FP32 : x.width();
    StepValue.Tensor read = x.strided() || x.width() != width ? x.copy(width) : x;
    StepValue.Tensor result = StepValue.Tensor.fresh(type, width, learned(tensors));
    return saving(List.of(read), result, result.learned());
  }

  /** The logarithms of the softmax are saved, 32-bit, and the target where it is probabilities. */
  private StepValue.Tensor entropy(List<StepValue.Tensor> tensors, Value.Tensor type) {
    StepValue.Tensor logarithms = tensors.get(0).copy(Engine.FP32);
    return saving(
        List.of(logarithms, tensors.get(1)), wide(tensors, type), learned(tensors));
  }
}
