/**
 * What trained weights compute of image files: predictions and features.
 *
 * <p>{@link lacuna.runtime.inference.TrainedWeights} fills a network, {@link
 * lacuna.runtime.inference.ImagePass} shows it image files in batches and hands on what it gave for
 * each of them, and the writers put that into files that appear complete or not at all.
 */
@NullMarked
package lacuna.runtime.inference;

import org.jspecify.annotations.NullMarked;
