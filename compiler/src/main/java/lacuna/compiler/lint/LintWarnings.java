package lacuna.compiler.lint;

import java.util.Locale;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/** What may be wrong with a spec that is legal. */
final class LintWarnings {
  private LintWarnings() {}

  /** At a large batch, a rate is seldom meant for any batch. */
  static Diagnostic rateWithoutBatch(Value.Rate rate, Value.Int batch, Span span) {
    return Diagnostic.warning(
            Code.RATE_WITHOUT_BATCH, "the rate does not say for which batch size it is, and the batch size is " + batch)
        .at(span, "used as it is, for any batch size")
        .help(
            "write %s per %s images to say that it is for this batch size".formatted(rate, batch));
  }

  /** A mask hides what is very near to, or far from, what is visible. */
  static Draft doubtfulMask(double distance, Guideline guideline, Span span) {
    return Diagnostic.warning(
            Code.DOUBTFUL_MASK,
            "hidden pixels are very %s visible ones"
                .formatted(
                    distance < guideline.tolerated().least() ? "near to" : "far from"))
        .at(span, "%s apart on average".formatted(pixels(distance)))
        .note(guideline.finding());
  }

  /** Other values of a mask's argument that train well. */
  static Diagnostic better(
      Draft doubtfulMask, Origin argument, Guideline guideline, String values) {
    return doubtfulMask.help(
        "%s that give %dpx to %dpx here: %s"
            .formatted(
                argument.plural(),
                guideline.recommended().least(),
                guideline.recommended().most(),
                values));
  }

  /** Nothing that was tried trains well. */
  static Diagnostic noBetter(Draft doubtfulMask, Guideline guideline) {
    return doubtfulMask.help(
        "change the mask or its arguments so that it gives %dpx to %dpx"
            .formatted(guideline.recommended().least(), guideline.recommended().most()));
  }

  private static String pixels(double distance) {
    return String.format(Locale.ROOT, "%.1fpx", distance).replace(".0px", "px");
  }
}
