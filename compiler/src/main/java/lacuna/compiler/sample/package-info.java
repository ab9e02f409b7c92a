/**
 * What a mask will hide, in figures, before anything runs. The elaborated body of a part that takes
 * nothing and gives truths over (batch, down, across) is carried out on plain arrays, a few hundred
 * times from a fixed seed, and the distance from what it hides to what it leaves visible is
 * measured. No mask is known by its name, and no tensor library is loaded: a mask that the runtime
 * draws is asked for through {@link lacuna.compiler.sample.Drawings}, and one that does what is not
 * known here, or reads a file, simply has no figures.
 */
@NullMarked
package lacuna.compiler.sample;

import org.jspecify.annotations.NullMarked;
