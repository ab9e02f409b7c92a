/**
 * Finds out what a spec means, and everything that is wrong with it. Settings are gathered along
 * the chain of {@code amends}, names are looked up, and the step of every stage is run on shapes
 * alone: each component becomes an instance that holds just what the step reaches, and equal ones
 * that are asked the same are worked out once. Knows nothing of Java.
 */
@NullMarked
package lacuna.compiler.check;

import org.jspecify.annotations.NullMarked;
