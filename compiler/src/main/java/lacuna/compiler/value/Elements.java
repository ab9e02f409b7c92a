package lacuna.compiler.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of a list, or of what stands for one. */
public final class Elements {
  /** The most elements of a list: it is written out in the generated code. */
  public static final int LONGEST = 1_000;

  private Elements() {}

  /** The elements of a list or of a range of whole numbers; empty for anything else. */
  public static Optional<List<Value>> of(Value value) {
    if (value instanceof Value.Range range) {
      return expanded(range).map(numbers -> List.copyOf(numbers.elements()));
    }
    return value instanceof Value.ListValue list
        ? Optional.of(List.copyOf(list.elements()))
        : Optional.empty();
  }

  /**
   * The numbers of a range of whole numbers, the end left out; empty for another range or one too
   * long.
   */
  public static Optional<Value.ListValue> expanded(Value.Range range) {
    if (range.start() instanceof Value.Int start
        && range.end() instanceof Value.Int end
        && !start.batch()
        && !end.batch()
        && (double) end.number() - start.number() <= LONGEST) {
      List<Value> numbers = new ArrayList<>();
      for (long i = start.number(); i < end.number(); i++) {
        numbers.add(Value.Int.of(i));
      }
      return Optional.of(new Value.ListValue(numbers));
    }
    return Optional.empty();
  }

  /**
   * How many elements a value has, those of lists within it included; 1 of what is no list. Lists of
   * none or one count too, so that they cannot be nested without end.
   */
  public static int count(Value value) {
    if (!(value instanceof Value.ListValue list)) {
      return 1;
    }
    int within = list.elements().stream().mapToInt(Elements::count).sum();
    return list.elements().size() < 2 ? within + 1 : within;
  }

  /** What {@code for} runs through. */
  public static Result<List<Value>> each(Value value) {
    return of(value).map(Result::ok).orElseGet(() -> Result.mismatch(notEach(value)));
  }

  private static Mismatch notEach(Value value) {
    return Mismatch.of(
                Rule.WRONG_TYPE,
                "`for` takes a list, or a range of at most 1,000 integers",
                value instanceof Value.Int number
                    ? "write 0..%s".formatted(number)
                    : "write a list such as [1, 2], or a range such as 0..depth")
            .given(value);
  }

  /**
   * Which element an index means, counted from 0; negative indices count from the end.
   *
   * @return -1 where there is none such
   */
  public static int index(Value value, int size) {
    if (!(value instanceof Value.Int number)
        || number.number() < -size
        || number.number() >= size) {
      return -1;
    }
    return (int) (number.number() < 0 ? number.number() + size : number.number());
  }

  /**
   * What is taken from a list: one element, or those from {@code from} to before {@code to}.
   *
   * @param single whether it is one element rather than a list of some
   */
  public record Taken(int from, int to, boolean single) {}

  /** {@code list[index]} of a list of {@code size}; operand 0 is the list, operand 1 the index. */
  public static Result<Taken> take(int size, Value index) {
    int at = index(index, size);
    if (at >= 0) {
      return Result.ok(new Taken(at, at + 1, true));
    } else if (index instanceof Value.Range range
        && range.start() instanceof Value.Int from
        && range.end() instanceof Value.Int to
        && 0 <= from.number()
        && from.number() <= to.number()
        && to.number() <= size) {
      return Result.ok(new Taken((int) from.number(), (int) to.number(), false));
    }
    return Result.mismatch(noElement(size, index));
  }

  private static Mismatch noElement(int size, Value index) {
    String elements =
        switch (size) {
          case 0 -> "the list is empty";
          case 1 -> "the list has one element";
          default -> "the list has %d elements, 0 to %d".formatted(size, size - 1);
        };
    return Mismatch.of(
            Rule.NO_SUCH_AXIS,
            elements,
            size == 0
                ? "give the list elements, or do not take any from it"
                : "take one from 0 to %d, or from the end with -1 to -%d".formatted(size - 1, size))
        .label("there is no element " + index)
        .from(Operand.whole(1), Operand.whole(0));
  }

  /** {@code let [a, b] = value}: as many parts as names. */
  public static Result<List<Value>> unpacked(Value value, int names) {
    Optional<List<Value>> parts =
        value instanceof Value.Tensor tensor
            ? Optional.of(List.copyOf(tensor.shape()))
            : value instanceof Value.ListValue ? of(value) : Optional.empty();
    return parts
        .filter(all -> all.size() == names)
        .map(Result::ok)
        .orElseGet(
            () -> Result.mismatch(notUnpacked(value, parts.map(List::size).orElse(-1), names)));
  }

  private static Mismatch notUnpacked(Value value, int parts, int names) {
    String several = names == 1 ? "one name" : names + " names";
    return Mismatch.of(
            Rule.SHAPES_DIFFER,
            parts < 0
                ? "only a list or a shape can be unpacked"
                : "a list of %2$d cannot be unpacked into %1$s".formatted(several, parts),
            "`_` stands for a part that needs no name")
        .note("given " + Describe.article(value))
        .from(Operand.whole(0));
  }
}
