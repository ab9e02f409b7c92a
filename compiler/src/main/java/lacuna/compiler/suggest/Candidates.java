package lacuna.compiler.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;

/** Values to try for a setting: near the one given, and related to what it must fit. */
public final class Candidates {
  /** How far a candidate may be from the given value, as a factor. */
  private static final long FARTHEST = 64;

  /** The largest size that anything is tried for. */
  private static final long LARGEST = 1 << 20;

  /** Neighbors of a whole number to try. */
  private static final int NEIGHBORS = 8;

  /** Sides of most patches and their groups: sizes of images are multiples of them. */
  private static final List<Long> SIDES = List.of(8L, 14L, 16L, 32L);

  private static final int TENTHS = 10;

  private static final Value.Visitor<Long> SIZE =
      new SimpleValueVisitor<>() {
        @Override
        protected Long defaultAction(Value value) {
          return 0L;
        }

        @Override
        public Long visitLength(Value.Length length) {
          return length.pixels();
        }

        @Override
        public Long visitSize(Value.Size size) {
          return size.height() == size.width() ? size.height() : 0;
        }

        @Override
        public Long visitInt(Value.Int number) {
          return number.batch() ? 0 : number.number();
        }
      };

  private Candidates() {}

  /**
   * At most {@code most} values, the nearest first; none for a setting that is no count, ratio,
   * length, size or time.
   */
  public static List<Value> of(Origin setting, List<Origin> others, int most) {
    List<Value> scale = Scale.around(setting.value());
    if (!scale.isEmpty()) {
      return scale;
    }
    long given = size(setting.value());
    if (given < 1 || given > LARGEST) {
      return List.of();
    }
    TreeSet<Long> sizes = new TreeSet<>();
    boolean image = setting.value() instanceof Value.Size;
    if (image) {
      SIDES.forEach(side -> multiples(side, given, sizes));
    } else if (setting.value() instanceof Value.Int) {
      for (long near = given - NEIGHBORS; near <= given + NEIGHBORS; near++) {
        sizes.add(near);
      }
      for (long power = 1; power <= given * 2; power *= 2) {
        sizes.add(power);
      }
    }
    for (Origin other : others) {
      long unit = size(other.value());
      if (unit > 1 && unit <= LARGEST) {
        multiples(unit, given, sizes);
      }
      if (unit > 1 && unit <= LARGEST && !image) {
        divisors(unit, sizes);
      }
    }
    sizes.remove(given);
    return sizes.stream()
        .filter(s -> s >= 1 && s <= given * FARTHEST && s * FARTHEST >= given)
        .sorted(Comparator.comparingDouble(s -> Math.abs(Math.log((double) s / given))))
        .limit(most)
        .map(s -> value(setting.value(), s))
        .toList();
  }

  /** Ratios from a tenth to nine tenths. */
  public static List<Value> ratios() {
    return LongStream.range(1, TENTHS)
        .<Value>mapToObj(tenth -> new Value.Ratio((double) tenth / TENTHS))
        .toList();
  }

  /** Pixels of a length or of the side of a square, or a count; 0 of anything else. */
  public static long size(Value value) {
    return value.accept(SIZE);
  }

  /** A size of the type of another value: a length, a square or a count. */
  private static Value value(Value like, long size) {
    if (like instanceof Value.Int) {
      return Value.Int.of(size);
    }
    return like instanceof Value.Length ? new Value.Length(size) : new Value.Size(size, size);
  }

  /** The candidate as it would be written. */
  static Expr literal(Value value, Span span) {
    if (value instanceof Value.Ratio ratio) {
      return new Expr.RatioLiteral(span, ratio.share());
    } else if (value instanceof Value.Duration time) {
      return new Expr.DurationLiteral(span, time.count(), time.epochs());
    }
    return value instanceof Value.Int number
        ? new Expr.Whole(span, number.number())
        : new Expr.LengthLiteral(span, size(value));
  }

  private static void multiples(long unit, long given, TreeSet<Long> sizes) {
    long middle = Math.max(1, given / unit);
    for (long k = Math.max(1, middle - NEIGHBORS / 2); k <= middle + NEIGHBORS / 2; k++) {
      sizes.add(k * unit);
    }
  }

  private static void divisors(long unit, TreeSet<Long> sizes) {
    for (long divisor = 1; divisor * divisor <= unit; divisor++) {
      if (unit % divisor == 0) {
        sizes.add(divisor);
        sizes.add(unit / divisor);
      }
    }
  }
}
