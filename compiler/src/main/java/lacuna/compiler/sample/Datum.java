package lacuna.compiler.sample;

import java.util.List;
import lacuna.compiler.value.Value;

/** What an expression is worth while a mask is drawn. */
sealed interface Datum {

  /** A tensor, row by row; truths are 1 and 0. */
  record Array(int[] shape, double[] values) implements Datum {
    /** A number as a tensor without axes. */
    static Array of(double number) {
      return new Array(new int[0], new double[] {number});
    }
  }

  /** A list of tensors. */
  record Several(List<Datum> elements) implements Datum {}

  /** What was known before: a number, a shape, a range. */
  record Known(Value value) implements Datum {}
}
