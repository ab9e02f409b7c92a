/**
 * What is known of an experiment before it runs, from its plan alone: a page about one spec, the
 * same as JSON, and an index of many specs. It shows parameters, operations, tokens, what a mask
 * hides, and rates at the spec's own batch; what a run measures is in the run's report.
 */
@NullMarked
package lacuna.compiler.overview;

import org.jspecify.annotations.NullMarked;
