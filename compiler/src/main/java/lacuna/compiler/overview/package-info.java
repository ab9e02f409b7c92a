/**
 * What an experiment is, told before it runs, from its plan alone: a page about one spec, the same
 * as JSON, and an index of many specs. What is measured by a run has its place in the run's report;
 * here stands what is known without one: parameters, operations, tokens, what a mask hides, rates
 * at the spec's own batch.
 */
@NullMarked
package lacuna.compiler.overview;

import org.jspecify.annotations.NullMarked;
