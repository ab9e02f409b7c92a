/**
 * Writes the plan: what elaboration found out about a spec without errors, and the classes and
 * functions that generalization made of it. The only place that sees both sides; the plan itself
 * knows neither.
 */
@NullMarked
package lacuna.compiler.lower;

import org.jspecify.annotations.NullMarked;
