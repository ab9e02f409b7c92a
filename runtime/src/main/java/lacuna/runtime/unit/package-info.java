/**
 * The values with units that a spec is made of: sizes in pixels, durations in epochs or steps,
 * learning rates per number of images, ranges. Each checks itself when it is made, so that no
 * impossible value travels further.
 */
@NullMarked
package lacuna.runtime.unit;

import org.jspecify.annotations.NullMarked;
