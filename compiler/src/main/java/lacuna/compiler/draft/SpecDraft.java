package lacuna.compiler.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.format.Formatter;
import lacuna.compiler.source.SourceFile;
import lacuna.runtime.Printable;
import lacuna.runtime.data.DataException;

/**
 * A first spec with comments.
 *
 * @param text the spec, in the canonical form
 * @param reasons why its settings are what they are, one a line
 */
public record SpecDraft(String text, List<String> reasons) {
  /** Characters; no system has longer ones. */
  private static final int LONGEST_PATH = 4096;

  /**
   * Drafts a spec.
   *
   * @param file how a user names its file, {@code NAME.lac}, which the experiment is named after
   * @throws DataException where the folder's name cannot stand in a spec
   */
  public static SpecDraft of(ImageFacts facts, String file) {
    if (!facts.folder().equals(printable(facts.folder()))) {
      throw new DataException("the name of the folder has characters that a spec cannot hold");
    }
    Recipe recipe = new Recipe(facts);
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    String name = last.replaceFirst("\\.lac$", "").replaceAll("[^A-Za-z0-9_]", "_");
    // a name may not begin with a digit, nor be a word of the language
    String text =
        formatted(facts, recipe, name, file)
            .or(() -> formatted(facts, recipe, "my_" + name, file))
            .orElseThrow(() -> new IllegalStateException("the draft has syntax errors"));
    return new SpecDraft(text, reasons(facts, recipe));
  }

  private static Optional<String> formatted(
      ImageFacts facts, Recipe recipe, String name, String file) {
    String text = text(facts, recipe, name, printable(file));
    return Formatter.format(new SourceFile(file, text)).text();
  }

  private static String text(ImageFacts facts, Recipe recipe, String name, String file) {
    return """
        /// Learns %s by predicting what is hidden of them (masked image modeling).
        experiment %s

        // All that is not stated has a default, and --set changes it for one run, as in
        //   lacuna run %s --set pretrain.mask.ratio=70%%
        pretrain {
          // %s
          data = %s
          %s
          // %s
          image = %dpx
          // random crops, so that no epoch sees the same pixels twice
          augment = [random_resized_crop(scale: 67%%..100%%), horizontal_flip()]

          // %s
          mask = random(cell: %dpx, ratio: 60%%)
          // %s
          encoder = %s
          // predicts the pixels where they are hidden
          head = linear()
          target = pixels()
          loss = l1(on: masked)

          // %s
          length = %d epochs
          // %s
          batch_size = %d
          // %s
          optimizer = %s
          schedule = %s // a linear warm-up of a twentieth of the run, then down to 0
          clip = 1.0
        }

        // Next: `lacuna explain %s` says what this amounts to before it runs. Stages that evaluate the encoder with
        // labels, such as finetune, linear_probe and knn, can follow here: examples/transfer.lac has them.
        """
        .formatted(
            facts.folder().isEmpty() ? "synthetic images" : "images",
            name,
            file,
            dataReason(facts),
            data(facts),
            others(facts),
            recipe.imageReason(),
            recipe.image(),
            recipe.maskReason(),
            recipe.cell(),
            recipe.encoderReason(),
            recipe.encoder(),
            recipe.epochsReason(),
            recipe.epochs(),
            recipe.batchReason(),
            recipe.batch(),
            recipe.optimizerReason(),
            recipe.optimizer(),
            recipe.schedule(),
            file);
  }

  private static List<String> reasons(ImageFacts facts, Recipe recipe) {
    List<String> reasons = new ArrayList<>();
    reasons.add("data: " + dataReason(facts));
    if (!facts.unreadable().isEmpty()) {
      reasons.add("max_corrupt: " + unreadable(facts));
    }
    reasons.add("image = %dpx: %s".formatted(recipe.image(), recipe.imageReason()));
    reasons.add("mask: " + recipe.maskReason());
    reasons.add("encoder: " + recipe.encoderReason());
    reasons.add("length = %d epochs: %s".formatted(recipe.epochs(), recipe.epochsReason()));
    reasons.add("batch_size = %d: %s".formatted(recipe.batch(), recipe.batchReason()));
    return reasons;
  }

  private static String dataReason(ImageFacts facts) {
    if (facts.folder().isEmpty()) {
      return "built-in images: nothing to download; `lacuna new --data FOLDER` looks at yours";
    }
    return "%,d images%s; of %d, the shorter side is from %d to %d px%s"
        .formatted(
            facts.count(),
            facts.classes() == 0 ? "" : " in " + facts.classes() + " classes",
            facts.looked(),
            facts.sides().get(0),
            facts.sides().get(facts.sides().size() - 1),
            facts.gray() ? ", and none has a color" : "");
  }

  private static String data(ImageFacts facts) {
    if (facts.folder().isEmpty()) {
      return "synthetic(count: %d)".formatted(facts.count());
    }
    String quoted = facts.folder().replace("\\", "\\\\").replace("\"", "\\\"");
    return "image_folder(\"%s\")".formatted(quoted);
  }

  /** Settings that most folders do without. */
  private static String others(ImageFacts facts) {
    StringBuilder lines = new StringBuilder();
    if (!facts.unreadable().isEmpty()) {
      lines.append("// %s\n".formatted(unreadable(facts)));
      int percent = Math.min(100, 1 + 200 * facts.unreadable().size() / facts.looked());
      lines.append("max_corrupt = %d%%\n".formatted(percent));
    }
    if (facts.gray()) {
      lines.append("channels = 1\n// ImageNet's, averaged over the colors\n");
      lines.append("mean = [0.449]\nstd = [0.226]\n");
    }
    return lines.toString();
  }

  private static String unreadable(ImageFacts facts) {
    return "%d of %d images cannot be read, such as %s"
        .formatted(
            facts.unreadable().size(),
            facts.looked(),
            printable(facts.unreadable().get(0)));
  }

  /** On one line, so that no comment of the spec ends within it. */
  private static String printable(String path) {
    return Printable.line(path, LONGEST_PATH);
  }
}
