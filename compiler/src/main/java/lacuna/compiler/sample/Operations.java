package lacuna.compiler.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lacuna.compiler.value.Value;

/** The functions of {@code stdlib/tensor.lac} that masks are made of, for a batch of one. */
final class Operations {
  private final RandomGenerator random;
  private final Work work;
  private final Elementwise elementwise;

  Operations(RandomGenerator random, Work work) {
    this.random = random;
    this.work = work;
    elementwise = new Elementwise(work);
  }

  /** The result of a function; errors: {@link NoFigures} where it is not known here. */
  Datum apply(String name, List<Datum> a) {
    DoubleUnaryOperator unary = Elementwise.unary(name);
    DoubleBinaryOperator binary = Elementwise.binary(name);
    if (unary != null) {
      return elementwise.apply(unary, array(a.get(0)));
    } else if (binary != null) {
      return elementwise.apply(binary, array(a.get(0)), array(a.get(1)));
    }
    return switch (name) {
      case "where" -> elementwise.where(array(a.get(0)), array(a.get(1)), array(a.get(2)));
      case "detach" -> a.get(0);
      case "zeros" -> work.filled(shape(a.get(0)), 0);
      case "ones" -> work.filled(shape(a.get(0)), 1);
      case "full" -> work.filled(shape(a.get(0)), number(a.get(1)));
      case "arange" -> arange(whole(a.get(0)));
      case "tensor" -> tensor(a.get(0));
      case "rand" -> drawn(shape(a.get(0)), Double.POSITIVE_INFINITY);
      case "randint" -> drawn(shape(a.get(0)), number(a.get(1)));
      case "argsort" -> argsort(array(a.get(0)));
      case "sum" -> Datum.Array.of(Arrays.stream(array(a.get(0)).values()).sum());
      default -> arranged(name, a);
    };
  }

  private Datum arranged(String name, List<Datum> a) {
    if (name.equals("concat") && a.get(0) instanceof Datum.Several parts) {
      List<Datum.Array> arrays = parts.elements().stream().map(Operations::array).toList();
      return Views.concat(arrays, axis(a.get(1), arrays.get(0)), work);
    }
    Datum.Array x = array(a.get(0));
    return switch (name) {
      case "reshape" -> new Datum.Array(shape(a.get(1)), x.values());
      case "expand" -> Views.expand(x, shape(a.get(1)), work);
      case "permute" -> Views.permute(x, shape(a.get(1)), work);
      case "transpose" -> Views.swap(x, axis(a.get(1), x), axis(a.get(2), x), work);
      case "slice" -> slice(x, a.get(1), axis(a.get(2), x));
      case "flip" -> Views.reverse(x, axis(a.get(1), x), work);
      case "roll" -> roll(x, shape(a.get(1)), shape(a.get(2)));
      case "unbind" -> unstack(x, axis(a.get(1), x));
      default -> throw new NoFigures("`" + name + "` is not known here");
    };
  }

  private Datum.Array arange(int count) {
    double[] values = work.room(new int[] {count});
    Arrays.setAll(values, i -> i);
    return new Datum.Array(new int[] {count}, values);
  }

  private static Datum.Array tensor(Datum list) {
    double[] numbers = elements(list).stream().mapToDouble(Operations::number).toArray();
    return new Datum.Array(new int[] {numbers.length}, numbers);
  }

  /** Between 0 and 1, or whole numbers below a bound. */
  private Datum.Array drawn(int[] shape, double below) {
    double[] values = work.room(shape);
    for (int i = 0; i < values.length; i++) {
      double share = random.nextDouble();
      values[i] = Double.isInfinite(below) ? share : Math.floor(share * below);
    }
    return new Datum.Array(shape, values);
  }

  /** Along the last axis. A number and its place make one key: so the sort is quick and stable. */
  private Datum.Array argsort(Datum.Array x) {
    int run = x.shape()[x.shape().length - 1];
    double[] values = work.room(x.shape());
    long[] keys = new long[run];
    for (int start = 0; start < values.length; start += run) {
      for (int i = 0; i < run; i++) {
        int bits = Float.floatToIntBits((float) x.values()[start + i] + 0f);
        int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        keys[i] = (long) ordered << Integer.SIZE | i;
      }
      Arrays.sort(keys);
      for (int i = 0; i < run; i++) {
        values[start + i] = (int) keys[i];
      }
    }
    return new Datum.Array(x.shape(), values);
  }

  private Datum.Array slice(Datum.Array x, Datum span, int axis) {
    if (span instanceof Datum.Known known && known.value() instanceof Value.Range range) {
      int from = whole(new Datum.Known(range.start()));
      return Views.slice(x, from, whole(new Datum.Known(range.end())), axis, work);
    }
    throw new NoFigures("no range");
  }

  private Datum.Array roll(Datum.Array x, int[] by, int[] axes) {
    Datum.Array rolled = x;
    for (int i = 0; i < axes.length; i++) {
      rolled = Views.roll(rolled, by[i], Math.floorMod(axes[i], x.shape().length), work);
    }
    return rolled;
  }

  private Datum unstack(Datum.Array x, int axis) {
    int[] shape =
        IntStream.range(0, x.shape().length)
            .filter(i -> i != axis)
            .map(i -> x.shape()[i])
            .toArray();
    return new Datum.Several(
        IntStream.range(0, x.shape()[axis])
            .mapToObj(i -> Views.slice(x, i, i + 1, axis, work))
            .<Datum>map(part -> new Datum.Array(shape, part.values()))
            .toList());
  }

  private static int axis(Datum datum, Datum.Array x) {
    return Math.floorMod(whole(datum), x.shape().length);
  }

  static Datum.Array array(Datum datum) {
    return datum instanceof Datum.Array array ? array : Datum.Array.of(number(datum));
  }

  private static int[] shape(Datum datum) {
    return elements(datum).stream().mapToInt(Operations::whole).toArray();
  }

  /** Of a list that was known before, or of one whose elements were worked out one by one. */
  private static List<Datum> elements(Datum list) {
    if (list instanceof Datum.Several several) {
      return several.elements();
    } else if (list instanceof Datum.Known known && known.value() instanceof Value.ListValue all) {
      return all.elements().stream().<Datum>map(Datum.Known::new).toList();
    }
    throw new NoFigures("no list");
  }

  private static int whole(Datum datum) {
    double number = number(datum);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new NoFigures("no whole number");
    }
    return (int) number;
  }

  /** A constant; the batch is one image. */
  private static double number(Datum datum) {
    if (datum instanceof Datum.Known known) {
      if (known.value() instanceof Value.Int number) {
        return number.number();
      } else if (known.value() instanceof Value.Real number) {
        return number.number();
      } else if (known.value() instanceof Value.Ratio ratio) {
        return ratio.share();
      } else if (known.value() instanceof Value.Length length) {
        return length.pixels();
      }
    }
    throw new NoFigures("no number");
  }
}
