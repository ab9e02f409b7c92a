/**
 * Drafts a first spec. {@link lacuna.compiler.draft.ImageFacts} looks at the images, {@link
 * lacuna.compiler.draft.Recipe} chooses by them, {@link lacuna.compiler.draft.SpecDraft} writes it
 * down with the reasons.
 */
@NullMarked
package lacuna.compiler.draft;

import org.jspecify.annotations.NullMarked;
