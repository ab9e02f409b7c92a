package lacuna.runtime.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One picture of many reconstructions, as papers print them: image, masked image, reconstruction,
 * next to each other.
 */
public final class Gallery {
  /** Pictures are enlarged by a whole number until they are at least this wide, in pixels. */
  private static final int WIDTH = 160;

  /** Between the pictures of one triplet, in pixels. */
  private static final int GAP = 4;

  /** Between triplets and around them, in pixels. */
  private static final int MARGIN = 16;

  /** One image; its three pictures may differ in size and are drawn in that of {@code image}. */
  public record Triplet(RgbImage image, RgbImage masked, RgbImage reconstruction) {}

  private Gallery() {}

  /**
   * Draws triplets on white, {@code across} of them in a row, and writes the PNG. All cells have
   * the size of the first image, so the images should have one size.
   *
   * @throws IllegalArgumentException if there are no triplets, or {@code across} is below 1
   * @throws IOException if the file cannot be written
   */
  public static void write(Path png, List<Triplet> triplets, int across) throws IOException {
    if (triplets.isEmpty() || across < 1) {
      throw new IllegalArgumentException(
          "a gallery needs triplets and at least one of them in a row: "
              + triplets.size()
              + " triplets, "
              + across
              + " in a row");
    }
    RgbImage.write(drawn(triplets, Math.min(across, triplets.size())), png);
  }

  private static BufferedImage drawn(List<Triplet> triplets, int across) {
    RgbImage first = triplets.get(0).image();
    int scale = Math.max(1, (WIDTH + first.width() - 1) / first.width());
    int width = first.width() * scale;
    int height = first.height() * scale;
    int triplet = 3 * width + 2 * GAP;
    int rows = (triplets.size() + across - 1) / across;
    BufferedImage page =
        new BufferedImage(
            MARGIN + across * (triplet + MARGIN),
            MARGIN + rows * (height + MARGIN),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    for (int i = 0; i < triplets.size(); i++) {
      int x = MARGIN + i % across * (triplet + MARGIN);
      int y = MARGIN + i / across * (height + MARGIN);
      for (RgbImage picture :
          List.of(
              triplets.get(i).image(),
              triplets.get(i).masked(),
              triplets.get(i).reconstruction())) {
        // Enlarging shows the pixels; shrinking must not drop any.
        pen.setRenderingHint(
            RenderingHints.KEY_INTERPOLATION,
            picture.width() > width
                ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        pen.drawImage(picture.image(), x, y, width, height, null);
        x += width + GAP;
      }
    }
    pen.dispose();
    return page;
  }
}
