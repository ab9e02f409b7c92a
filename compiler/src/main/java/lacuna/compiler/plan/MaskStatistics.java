package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mask hides of an image.
 *
 * @param rows cells that lie above each other in an image
 * @param columns cells that lie side by side
 * @param means over drawn masks; null where they are known only when it runs
 * @param guideline which average distances train well, in words; empty where the library says none
 * @param examples some that were drawn
 */
public record MaskStatistics(
    long rows, long columns, @Nullable Means means, String guideline, List<Example> examples) {

  /** Copies the list. */
  public MaskStatistics {
    examples = List.copyOf(examples);
  }

  /**
   * A mask that was drawn.
   *
   * @param rows of cells, from the top: {@code #} for one that is hidden, {@code .} for one that is
   *     not
   */
  public record Example(List<String> rows) {

    /** Copies the list. */
    public Example {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Means over masks that were drawn.
   *
   * @param hidden share of the cells that are hidden
   * @param averageDistance SimMIM's AvgDist: from a hidden token to the nearest visible one, pixels
   * @param error standard error of {@code averageDistance}, pixels
   * @param masks how many were drawn
   */
  public record Means(double hidden, double averageDistance, double error, int masks) {}
}
