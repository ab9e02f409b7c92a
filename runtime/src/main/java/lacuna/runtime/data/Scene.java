package lacuna.runtime.data;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * One synthetic picture, drawn from a random source: light from one side over everything, a
 * textured ground, a large object and a small one of the same shape.
 *
 * <p>Places are counted in units of the shorter side.
 */
final class Scene {
  private static final double EDGE = 0.012; // over which an outline softens
  private static final double CONTRAST = 0.22; // of the texture, share of brightness

  private final Shape shape;
  private final Texture texture;
  private final double[] ground;
  private final double[] body;
  private final double[] second;
  private final double lightX;
  private final double lightY;
  private final double periods;
  private final double phaseX;
  private final double phaseY;
  private final double[][] objects = new double[2][]; // x, y, radius

  Scene(Shape shape, Texture texture, RandomGenerator random) {
    this.shape = shape;
    this.texture = texture;
    double hue = random.nextDouble();
    ground = color(hue, 0.45, random.nextDouble(0.55, 0.85));
    body = color(hue + random.nextDouble(0.3, 0.7), 0.7, random.nextDouble(0.7, 0.95));
    second = color(hue + random.nextDouble(0.3, 0.7), 0.7, random.nextDouble(0.7, 0.95));
    double angle = random.nextDouble(2 * Math.PI);
    lightX = 0.45 * Math.cos(angle);
    lightY = 0.45 * Math.sin(angle);
    periods = random.nextBoolean() ? 4 : 8; // so that it repeats in the patches of usual networks
    phaseX = random.nextDouble();
    phaseY = random.nextDouble();
    double x = random.nextDouble(0.32, 0.68);
    double y = random.nextDouble(0.32, 0.68);
    objects[0] = new double[] {x, y, random.nextDouble(0.22, 0.32)};
    objects[1] =
        new double[] {
          x < 0.5 ? random.nextDouble(0.7, 0.9) : random.nextDouble(0.1, 0.3),
          y < 0.5 ? random.nextDouble(0.7, 0.9) : random.nextDouble(0.1, 0.3),
          random.nextDouble(0.09, 0.14)
        };
  }

  /** Fills the whole picture. */
  void paint(Image image, Workspace space) {
    int width = image.width();
    double unit = 1.0 / Math.min(width, image.height());
    byte[] row = space.row(width, 3);
    double[] color = new double[3];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        at((x + 0.5) * unit, (y + 0.5) * unit, color);
        for (int c = 0; c < 3; c++) {
          row[3 * x + c] = (byte) Math.max(0, Math.min(255, Math.rint(255 * color[c])));
        }
      }
      image.writeRow(0, y, width, row);
    }
  }

  private void at(double x, double y, double[] color) {
    double light = 1 + lightX * (x - 0.5) + lightY * (y - 0.5);
    double pattern = texture.at(x * periods + phaseX, y * periods + phaseY);
    double brightness = light * (1 + CONTRAST * pattern);
    for (int c = 0; c < 3; c++) {
      color[c] = ground[c] * brightness;
    }
    blend(objects[1], second, x, y, color);
    blend(objects[0], body, x, y, color);
  }

  /** Lays an object over the color; it is lit more strongly than the ground, as if it bulged. */
  private void blend(double[] object, double[] own, double x, double y, double[] color) {
    double radius = object[2];
    double u = (x - object[0]) / radius;
    double v = (y - object[1]) / radius;
    if (Math.abs(u) > 1.2 || Math.abs(v) > 1.2) {
      return;
    }
    double cover = 0.5 - shape.distance(u, v) * radius / EDGE;
    cover = Math.max(0, Math.min(1, cover));
    double light = 0.9 + 0.5 * (lightX * u + lightY * v);
    for (int c = 0; c < 3; c++) {
      color[c] += cover * (own[c] * light - color[c]);
    }
  }

  /** Hue in turns, saturation and value of 0 to 1, as red, green and blue. */
  private static double[] color(double hue, double saturation, double value) {
    double[] rgb = new double[3];
    for (int c = 0; c < 3; c++) {
      double turn = hue + c / 3.0;
      double distance = Math.abs(6 * (turn - Math.floor(turn)) - 3) - 1;
      rgb[c] = value * (1 - saturation * (1 - Math.max(0, Math.min(1, distance))));
    }
    return rgb;
  }
}
