/**
 * First values of parameters. Each initializer fills a 32-bit tensor on the CPU from the engine's
 * generator, so that a seed gives the same network on every device.
 */
@NullMarked
package lacuna.runtime.init;

import org.jspecify.annotations.NullMarked;
