/**
 * What a spec means, with nothing left to decide: every stage with its settings and where each came
 * from, every weight with its key and shape, and the code of the step as classes and functions
 * without a branch that the spec does not take. It knows neither the language's syntax nor Java;
 * names are the language's own ({@code norm1}, {@code swin_block}).
 */
@NullMarked
package lacuna.compiler.plan;

import org.jspecify.annotations.NullMarked;
