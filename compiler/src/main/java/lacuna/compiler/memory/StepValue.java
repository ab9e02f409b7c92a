package lacuna.compiler.memory;

import java.util.List;
import lacuna.compiler.value.Value;

/** What a step computes, as far as memory goes. */
sealed interface StepValue {

  /** No tensor: a number, a shape. */
  record Constant(Value value) implements StepValue {
    boolean isZero() {
      return value instanceof Value.Ratio ratio && ratio.share() == 0
          || value instanceof Value.Real real && real.number() == 0
          || value instanceof Value.Int number && number.number() == 0;
    }
  }

  /** Several values. */
  record Several(List<StepValue> elements) implements StepValue {
    public Several {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A tensor.
   *
   * @param width bytes of each of its numbers
   * @param learned whether the loss's gradient reaches it
   * @param strided whether it is a view whose numbers do not lie in a row, which some operations copy
   */
  record Tensor(Value.Tensor type, int width, Storage storage, boolean learned, boolean strided)
      implements StepValue {

    /** A tensor with memory of its own. */
    static Tensor fresh(Value.Tensor type, int width, boolean learned) {
      return new Tensor(type, width, Storage.of(type, width), learned, false);
    }

    Tensor view(Value.Tensor other, boolean gaps) {
      return new Tensor(other, width, storage, learned, gaps);
    }

    Tensor copy(int bytes) {
      return fresh(type, bytes, learned);
    }

    boolean real() {
      return type.element() == Value.Element.REAL;
    }
  }
}
