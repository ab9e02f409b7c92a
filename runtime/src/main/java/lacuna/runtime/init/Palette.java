package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Filling;

/**
 * The colors of a file: a line holds red, green and blue from 0 to 255, and perhaps a name. Lines
 * that do not begin with a number are left out, as the first lines of a GIMP palette.
 */
public final class Palette implements Init {
  private static final Pattern COLOR = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)(\\s.*)?");
  private static final int BRIGHTEST = 255;

  private final String path;

  /**
   * @param path relative to the working folder
   */
  public Palette(String path) {
    this.path = path;
  }

  /**
   * Fills in the colors, each channel from 0 to 1.
   *
   * @param to (colors, 3) float
   * @throws RunException if the file cannot be read or has another number of colors
   */
  @Override
  public void fill(NDArray to) {
    List<float[]> colors = read();
    long wanted = to.getShape().get(0);
    if (colors.size() != wanted || !to.getShape().equals(new Shape(wanted, 3))) {
      throw new RunException(
          "the palette %s has %d colors, but %d are needed"
              .formatted(path, colors.size(), wanted));
    }
    float[] values = new float[colors.size() * 3];
    for (int i = 0; i < colors.size(); i++) {
      System.arraycopy(colors.get(i), 0, values, i * 3, 3);
    }
    try (NDArray given = to.getManager().create(values, to.getShape())) {
      Filling.copy(to, given);
    }
  }

  private List<float[]> read() {
    List<float[]> colors = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of(path), StandardCharsets.UTF_8)) {
        Matcher color = COLOR.matcher(line);
        if (color.matches()) {
          colors.add(
              new float[] {
                channel(color.group(1), line), channel(color.group(2), line),
                channel(color.group(3), line)
              });
        }
      }
    } catch (IOException failure) {
      throw new RunException(
          "the palette %s cannot be read: %s".formatted(path, failure.getMessage()), failure);
    }
    return colors;
  }

  private float channel(String digits, String line) {
    int value = digits.length() > 3 ? BRIGHTEST + 1 : Integer.parseInt(digits);
    if (value > BRIGHTEST) {
      throw new RunException(
          "the palette %s has a channel above 255 in the line: %s".formatted(path, line.strip()));
    }
    return (float) value / BRIGHTEST;
  }
}
