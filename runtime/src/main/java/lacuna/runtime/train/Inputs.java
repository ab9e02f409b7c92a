package lacuna.runtime.train;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What a network is given at once.
 *
 * @param images (batch, channels, height, width) float, normalized
 * @param labels (batch) int64; null where the images have none
 */
public record Inputs(NDArray images, @Nullable NDArray labels) {}
