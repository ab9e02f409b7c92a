package lacuna.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * The images that {@link DataLoader#shuffled} begins with, changed as it changes them, as colors
 * that people can look at. Broken ones are passed over.
 */
public final class FirstBatch {
  private FirstBatch() {}

  /**
   * An image as a network sees it, before it is normalized.
   *
   * @param name of the image
   * @param values (channels, height, width) bytes
   */
  public record Seen(String name, byte[] values) {}

  /**
   * Reads the images.
   *
   * @param source prepared
   * @param seed of the loader
   * @param count of images; there may be fewer
   */
  public static List<Seen> of(DataSource source, Pipeline pipeline, long seed, int count) {
    Sampler sampler = Sampler.shuffled(source, seed);
    ByteBuffer room =
        ByteBuffer.allocateDirect(pipeline.length() * (pipeline.bytes() ? 1 : Float.BYTES))
            .order(ByteOrder.nativeOrder());
    Workspace space = new Workspace();
    List<Seen> seen = new ArrayList<>();
    for (int place = 0; place < source.count() && seen.size() < count; place++) {
      long draw = sampler.draw(0, place);
      int index = (int) draw;
      RandomGenerator random = ImageSeeds.of(seed, 0, draw);
      try {
        Image image = source.load(index, space);
        pipeline.write(image, random, room, 0, space);
        seen.add(new Seen(source.name(index), bytes(room, pipeline)));
      } catch (IOException | IllegalArgumentException broken) {
        continue; // a survey names it
      } finally {
        space.begin();
      }
    }
    return seen;
  }

  private static byte[] bytes(ByteBuffer room, Pipeline pipeline) {
    byte[] values = new byte[pipeline.length()];
    if (pipeline.bytes()) {
      room.get(0, values);
      return values;
    }
    FloatBuffer normalized = room.asFloatBuffer();
    float[] mean = pipeline.mean();
    float[] std = pipeline.std();
    int area = values.length / pipeline.channels();
    for (int i = 0; i < values.length; i++) {
      float color = normalized.get(i) * std[i / area] + mean[i / area];
      values[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, color)));
    }
    return values;
  }
}
