package lacuna.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lacuna.runtime.data.DataSource;
import org.jspecify.annotations.Nullable;

/** What a user should know of a stage's images before it begins, a line each. */
final class DataNotes {
  private DataNotes() {}

  /**
   * The notes on both sets of images; it looks at some of them.
   *
   * @param plan as JSON
   * @param data prepared
   * @param validation prepared, or null
   */
  static List<String> of(
      String plan, String stage, DataSource data, @Nullable DataSource validation) {
    List<String> notes = new ArrayList<>();
    data.notes().forEach(note -> notes.add("%s: data: %s".formatted(stage, note)));
    if (validation != null) {
      validation.notes().forEach(note -> notes.add("%s: validation: %s".formatted(stage, note)));
    }
    OptionalInt classes = ClassCount.of(plan, stage);
    if (classes.isPresent() && data.classes().size() < classes.getAsInt()) {
      notes.add(
          "%s: data: %,d classes, and `classes` is %,d: some outputs are never trained"
              .formatted(stage, data.classes().size(), classes.getAsInt()));
    }
    return notes;
  }
}
