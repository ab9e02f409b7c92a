/**
 * Random and fixed changes to one image before it joins a batch.
 *
 * <p>An {@link lacuna.runtime.augment.Augment} draws only from the random source it is given, so
 * that an image's changes follow from the seed, the epoch and the image, whoever loads it. A {@link
 * lacuna.runtime.augment.Pipeline} is the whole way of an image: its augments in the order of the
 * spec, the size if none of them gave it, and the bytes that the device normalizes. The rules and
 * roundings are torchvision's (0.22) and timm's (0.4.12), which the published models were trained
 * with.
 */
@NullMarked
package lacuna.runtime.augment;

import org.jspecify.annotations.NullMarked;
