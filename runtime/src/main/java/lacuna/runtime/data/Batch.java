package lacuna.runtime.data;

import java.nio.FloatBuffer;
import lacuna.runtime.unit.Size;

/**
 * Images of one step, normalized, in memory that the next batch may reuse.
 *
 * @param images direct, native order, from position 0 to its limit: (size, channels, height, width)
 * @param labels one for each image, 0 where there are none
 * @param size number of images
 * @param channels of each image
 * @param image height and width
 * @param epoch counted from 0
 * @param number of this batch in its epoch, counted from 0
 */
public record Batch(
    FloatBuffer images,
    long[] labels,
    int size,
    int channels,
    Size image,
    long epoch,
    int number) {}
