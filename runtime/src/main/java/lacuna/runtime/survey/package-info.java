/**
 * What images there are, before anything trains on them.
 *
 * <p>A {@link lacuna.runtime.survey.Survey} reads every image of a source once, with the listing and
 * the decoding of a run, so that what it says is what a run will see. It keeps a few numbers of each
 * image and the names of a few, so that a million images fit. {@link
 * lacuna.runtime.survey.SourceFacts} is what was found; {@link lacuna.runtime.survey.FactsText} and
 * {@link lacuna.runtime.survey.FactsJson} write it down.
 */
@NullMarked
package lacuna.runtime.survey;

import org.jspecify.annotations.NullMarked;
