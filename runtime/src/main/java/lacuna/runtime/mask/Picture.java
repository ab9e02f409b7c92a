package lacuna.runtime.mask;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.image.Luma;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.tensor.HostTensor;
import lacuna.runtime.unit.Size;

/** A mask drawn by a person: a cell is hidden where more than half of it is white. */
public final class Picture {
  private static final int WHITE = 128;

  private final int rows;
  private final int columns;
  private final Cells cells;

  /**
   * Reads the picture.
   *
   * @param path a JPEG or PNG file whose sides are multiples of the numbers of cells
   * @param cell side of a cell, pixels of the image
   * @throws RunException if there is no such picture, or if its sides do not suit the cells
   */
  public Picture(Size image, String path, int cell) {
    rows = image.height() / cell;
    columns = image.width() / cell;
    cells = cells(path);
  }

  private Cells cells(String path) {
    Image picture;
    try {
      picture = ImageReader.read(Path.of(path), ImageOptions.DEFAULT, new Workspace());
    } catch (IOException failure) {
      throw new RunException(
          "the mask %s cannot be read: %s".formatted(path, failure.getMessage()), failure);
    }
    if (picture.height() % rows != 0 || picture.width() % columns != 0) {
      throw new RunException(
          """
          the mask %s has %d x %d px, which %d x %d cells do not divide
            its height must be a multiple of %d, its width of %d"""
              .formatted(
                  path, picture.height(), picture.width(), rows, columns, rows, columns));
    }
    Cells hidden = new Cells(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (white(picture, row, column)) {
          hidden.hide(row, column, 1, 1);
        }
      }
    }
    return hidden;
  }

  private boolean white(Image picture, int row, int column) {
    int height = picture.height() / rows;
    int width = picture.width() / columns;
    int white = 0;
    for (int y = row * height; y < (row + 1) * height; y++) {
      for (int x = column * width; x < (column + 1) * width; x++) {
        int color = picture.pixel(x, y);
        white += Luma.of(color >> 16, color >> 8 & 0xff, color & 0xff) >= WHITE ? 1 : 0;
      }
    }
    return 2 * white > height * width;
  }

  /** (batch, rows, columns) of truths. */
  public NDArray forward(long batch) {
    int images = Math.toIntExact(batch);
    boolean[] hidden = new boolean[images * rows * columns];
    for (int image = 0; image < images; image++) {
      cells.write(hidden, image);
    }
    return HostTensor.upload(hidden, batch, rows, columns);
  }
}
