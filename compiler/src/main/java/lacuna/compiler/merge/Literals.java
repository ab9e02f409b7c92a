package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.value.Value;

/** Constants as code. */
final class Literals {
  private Literals() {}

  /** A value written out. */
  static Code code(Value value) {
    if (value instanceof Value.Int number) {
      return number.batch()
          ? batch(number.number())
          : new Code.Literal(number.number(), ValueType.INT);
    } else if (value instanceof Value.Real real) {
      return new Code.Literal(real.number(), ValueType.REAL);
    } else if (value instanceof Value.Ratio ratio) {
      return new Code.Literal(ratio.share(), ValueType.REAL);
    } else if (value instanceof Value.Length length) {
      return new Code.Literal(length.pixels(), ValueType.INT);
    } else if (value instanceof Value.Bool bool) {
      return new Code.Literal(bool.value(), ValueType.BOOL);
    } else if (value instanceof Value.Text text) {
      return new Code.Literal(text.value(), ValueType.STRING);
    } else if (value instanceof Value.Word word) {
      return new Code.Literal(word.word(), ValueType.STRING);
    } else if (value instanceof Value.Size size) {
      return new Code.SizeCode(size.height(), size.width());
    } else if (value instanceof Value.Duration duration) {
      return new Code.DurationCode(duration.count(), duration.epochs());
    } else if (value instanceof Value.Rate rate) {
      return new Code.RateCode(rate.value(), rate.images());
    } else if (value instanceof Value.Range range) {
      return new Code.RangeCode(plain(range.start()), plain(range.end()));
    } else if (value instanceof Value.ListValue list) {
      List<Code> elements = new ArrayList<>();
      list.elements().forEach(element -> elements.add(code(element)));
      return new Code.ListCode(elements, type(value));
    }
    return new Code.None();
  }

  private static Code batch(long times) {
    return times == 1
        ? new Code.Batch()
        : new Code.Arithmetic(
            "*", List.of(new Code.Batch(), new Code.Literal(times, ValueType.INT)), ValueType.INT);
  }

  private static double plain(Value value) {
    if (value instanceof Value.Int number) {
      return number.number();
    } else if (value instanceof Value.Ratio ratio) {
      return ratio.share();
    }
    return value instanceof Value.Length length ? length.pixels() : ((Value.Real) value).number();
  }

  /** What a value is in the generated program. */
  static ValueType type(Value value) {
    if (value instanceof Value.Int || value instanceof Value.Length) {
      return ValueType.INT;
    } else if (value instanceof Value.Real || value instanceof Value.Ratio) {
      return ValueType.REAL;
    } else if (value instanceof Value.Bool) {
      return ValueType.BOOL;
    } else if (value instanceof Value.Text || value instanceof Value.Word) {
      return ValueType.STRING;
    } else if (value instanceof Value.ListValue list) {
      return list.elements().isEmpty()
          ? ValueType.INT_LIST
          : switch (type(list.elements().get(0))) {
            case INT ->
                list.elements().stream().allMatch(x -> type(x) == ValueType.INT)
                    ? ValueType.INT_LIST
                    : ValueType.REAL_LIST;
            case REAL -> ValueType.REAL_LIST;
            case BOOL -> ValueType.BOOL_LIST;
            case STRING -> ValueType.STRING_LIST;
            default -> ValueType.OBJECT;
          };
    }
    return value instanceof Value.Tensor ? ValueType.TENSOR : ValueType.OBJECT;
  }
}
