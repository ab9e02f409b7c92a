/**
 * Where images come from, and batches of them ahead of the device that learns from them.
 *
 * <p>A {@link lacuna.runtime.data.DataSource} is a numbered set of images. {@link
 * lacuna.runtime.data.DataLoader} walks through one: which image comes when, and how it is cropped,
 * follows from the seed, the epoch and the image's number alone, so that any number of worker
 * threads gives the same batches, and a run can go on at any batch of any epoch. Batches are filled
 * in a few buffers of the engine's memory that are used again and again.
 */
@NullMarked
package lacuna.runtime.data;

import org.jspecify.annotations.NullMarked;
