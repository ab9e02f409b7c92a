package lacuna.runtime.data;

import java.io.IOException;
import java.util.random.RandomGenerator;
import lacuna.runtime.RunException;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/** Brings one image into a batch. One for each thread. */
final class ImageLoader {
  private final DataSource source;
  private final Pipeline pipeline;
  private final CorruptImages broken;
  private final long seed;
  private final Workspace space = new Workspace();

  ImageLoader(DataSource source, Pipeline pipeline, CorruptImages broken, long seed) {
    this.source = source;
    this.pipeline = pipeline;
    this.broken = broken;
    this.seed = seed;
  }

  /**
   * Loads, changes and writes an image. A broken one is replaced by the next in the source that is
   * not, changed as the broken one would have been. Whatever goes wrong with one image, in decoding
   * or in changing it, makes it a broken one.
   *
   * @param place of the image in the batch
   * @param draw as the sampler has it
   * @throws DataException if too many images are broken
   */
  void fill(BatchBuffer buffer, int place, long draw) {
    RandomGenerator random = ImageSeeds.of(seed, buffer.epoch, draw);
    int count = source.count();
    for (int i = 0; i < count; i++) {
      int used = ((int) draw + i) % count;
      try {
        Image image = source.load(used, space);
        pipeline.write(image, random, buffer.images, place, space);
        buffer.labels.put(place, source.label(used));
        return;
      } catch (RunException notOfThisImage) {
        throw notOfThisImage;
      } catch (IOException | RuntimeException failure) {
        broken.add(used, failure);
      } catch (OutOfMemoryError tooLarge) {
        throw new DataException(
            """
            the memory is not enough for the image %s
              set `workers` lower, so that fewer images are read at once, or remove it\
            """
                .formatted(source.name(used)),
            tooLarge);
      } finally {
        space.begin(); // a huge picture's memory is free for another worker, however long this waits
      }
    }
    throw new DataException(
        "none of the %d images of %s can be read".formatted(count, source.description()));
  }
}
