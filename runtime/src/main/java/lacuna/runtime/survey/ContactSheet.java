package lacuna.runtime.survey;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.FirstBatch;
import lacuna.runtime.report.DataReport;
import lacuna.runtime.report.RgbImage;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;

/** The first images of a stage's first epoch, after its augmentations. */
final class ContactSheet {
  private static final int COUNT = 24;
  private static final int COLORS = 3;

  private ContactSheet() {}

  /**
   * The pictures.
   *
   * @param source of the stage's data, prepared
   * @param masks of single images, drawn for this stage: rows of cells; none where nothing is hidden
   */
  static DataReport.Sheet of(
      String stage, Recipe recipe, DataSource source, List<List<String>> masks) {
    Pipeline pipeline = Pipelines.data(recipe);
    List<DataReport.Picture> pictures = new ArrayList<>();
    for (FirstBatch.Seen image : FirstBatch.of(source, pipeline, recipe.seed(), COUNT)) {
      List<String> mask = masks.isEmpty() ? List.of() : masks.get(pictures.size() % masks.size());
      pictures.add(
          new DataReport.Picture(image.name(), picture(image.values(), pipeline), mask));
    }
    String summary =
        "the first %d images of an epoch, after the stage's augmentations%s"
            .formatted(pictures.size(), masks.isEmpty() ? "" : "; gray: what a mask hides");
    return new DataReport.Sheet(stage, summary, pictures);
  }

  /** From (channels, height, width) to (height, width, 3), of the first three channels. */
  private static RgbImage picture(byte[] values, Pipeline pipeline) {
    int area = values.length / pipeline.channels();
    byte[] rgb = new byte[COLORS * area];
    for (int pixel = 0; pixel < area; pixel++) {
      for (int color = 0; color < COLORS; color++) {
        int channel = Math.min(color, pipeline.channels() - 1);
        rgb[COLORS * pixel + color] = values[channel * area + pixel];
      }
    }
    return new RgbImage(pipeline.size().width(), pipeline.size().height(), rgb);
  }
}
