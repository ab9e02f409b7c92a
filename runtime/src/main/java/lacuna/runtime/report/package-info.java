/**
 * What a person looks at when a run is over. {@link lacuna.runtime.report.Report} reads what the
 * run left in its folder ({@code plan.json}, {@code metrics.jsonl}, {@code environment.json} and
 * the pictures in {@code samples/}) and writes one page, {@code report.html}, that needs nothing
 * else: no network, no other file. Whatever is missing is said in the page, since the report of a
 * run that stopped half way is the one that is read most carefully. The page's words stand in
 * Mustache templates among the resources; the classes here turn files into the few records that the
 * templates show. {@link lacuna.runtime.report.Gallery} draws the same triplets as one picture, as
 * papers print them.
 */
@NullMarked
package lacuna.runtime.report;

import org.jspecify.annotations.NullMarked;
