package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import org.jspecify.annotations.Nullable;

/** How many classes a stage tells apart: its setting `classes`. */
public final class ClassCount {
  private static final String CLASSES = "classes";

  private record Plan(@Nullable List<Stage> stages) {}

  private record Stage(@Nullable String name, @Nullable List<Setting> settings) {}

  private record Setting(@Nullable String path, @Nullable String value) {}

  private ClassCount() {}

  /**
   * Compares the labels of images with a stage's, before anything starts.
   *
   * @param plan as JSON; a stage without `classes` in it passes
   * @param data prepared
   * @throws RunException where a label would have no number, or images have no labels
   */
  public static void require(String plan, String stage, DataSource data) {
    OptionalInt classes = of(plan, stage);
    int labels = data.classes().size();
    if (classes.isPresent() && labels == 0) {
      throw new RunException(
          """
          %s: this stage needs labels, and the images of `data` have none
            from %s
            %s\
          """
              .formatted(stage, data.description(), data.whyUnlabeled()));
    }
    if (classes.isPresent() && labels > classes.getAsInt()) {
      throw new RunException(
          """
          %s: `data` has %d classes, and `classes` is %d
            from %s
            set %s.classes = %d\
          """
              .formatted(
                  stage, labels, classes.getAsInt(), data.description(), stage, labels));
    }
  }

  /**
   * The setting of a stage; empty where it has none.
   *
   * @param plan as JSON
   */
  public static OptionalInt of(String plan, String stage) {
    try {
      Plan read = new Gson().fromJson(plan, Plan.class);
      return Stream.ofNullable(read == null ? null : read.stages())
          .flatMap(List::stream)
          .filter(each -> stage.equals(each.name()) && each.settings() != null)
          .flatMap(each -> each.settings().stream())
          .filter(setting -> CLASSES.equals(setting.path()) && setting.value() != null)
          .mapToInt(setting -> Integer.parseInt(setting.value()))
          .findFirst();
    } catch (JsonParseException | NumberFormatException e) {
      return OptionalInt.empty(); // no plan of ours
    }
  }
}
