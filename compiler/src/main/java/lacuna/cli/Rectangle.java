package lacuna.cli;

import java.util.Arrays;
import java.util.List;
import lacuna.compiler.plan.Code;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A part of an image, in pixels.
 *
 * @param top of its first row
 * @param left of its first column
 */
record Rectangle(int top, int left, int height, int width) {

  /** Reads {@code top,left,height,width}. */
  static final class Converter implements ITypeConverter<Rectangle> {
    @Override
    public Rectangle convert(String value) {
      try {
        List<Integer> numbers =
            Arrays.stream(value.split(",", -1))
                .map(part -> Integer.valueOf(part.strip().replaceFirst("px$", "")))
                .toList();
        if (numbers.size() == 4
            && Math.min(numbers.get(0), numbers.get(1)) >= 0
            && Math.min(numbers.get(2), numbers.get(3)) > 0) {
          return new Rectangle(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        }
      } catch (NumberFormatException notWhole) {
        // Reported below, as any other mistake.
      }
      throw new TypeConversionException(
          "`%s` is not a rectangle: write top,left,height,width in pixels, as in 16,16,32,48"
              .formatted(value));
    }
  }

  /** Whether it lies within an image. */
  boolean within(Code.SizeCode image) {
    return (long) top + height <= image.height() && (long) left + width <= image.width();
  }

  /** The largest square cells of which it and an image both are made, their side in pixels. */
  long cell(Code.SizeCode image) {
    long cell = 0;
    for (long length : new long[] {top, left, height, width, image.height(), image.width()}) {
      cell = greatestDivisor(cell, length);
    }
    return cell;
  }

  private static long greatestDivisor(long a, long b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  /** The smallest around it that is made of whole cells. */
  Rectangle around(int cell) {
    int y = top / cell * cell;
    int x = left / cell * cell;
    int bottom = (top + height + cell - 1) / cell * cell;
    int right = (left + width + cell - 1) / cell * cell;
    return new Rectangle(y, x, bottom - y, right - x);
  }

  /** As the library's mask. */
  String mask(long cell) {
    return "rectangle(cell: %dpx, top: %dpx, left: %dpx, height: %dpx, width: %dpx)"
        .formatted(cell, top, left, height, width);
  }

  /** As the option has it. */
  @Override
  public String toString() {
    return "%d,%d,%d,%d".formatted(top, left, height, width);
  }
}
