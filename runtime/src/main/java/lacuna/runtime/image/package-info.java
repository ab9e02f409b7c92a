/**
 * Pictures before they become tensors: reading, cutting, resizing, normalizing.
 *
 * <p>What a file holds is read as Pillow's {@code convert("RGB")} would have it, since that is what
 * published models have seen. A picture stays eight bits a channel, row by row, outside the Java
 * heap, until its last step writes it straight into a batch. All large memory belongs to
 * a {@link lacuna.runtime.image.Workspace}, one for each thread, so that reading a million pictures
 * takes no more memory than reading one.
 */
@NullMarked
package lacuna.runtime.image;

import org.jspecify.annotations.NullMarked;
