package lacuna.compiler.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a mask hides of an image.
 *
 * @param rows cells that lie above each other in an image
 * @param columns cells that lie side by side
 * @param means over drawn masks; null where they are known only when it runs
 * @param guideline which average distances train well, in words; empty where the library says none
 */
public record MaskStatistics(long rows, long columns, @Nullable Means means, String guideline) {

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
