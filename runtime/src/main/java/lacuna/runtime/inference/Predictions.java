package lacuna.runtime.inference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes the likeliest classes of images: as CSV, a line for each with {@code path}, {@code rank},
 * {@code class} and {@code probability}, or as JSON, a line for each image.
 */
public final class Predictions implements ImagePass.Rows {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final List<String> names;
  private final int top;
  private final boolean json;
  private final OutputStream to;

  /**
   * @param names of the classes, by label; a class beyond them is called by its number
   * @param top how many classes of an image, at most
   */
  public Predictions(List<String> names, int top, boolean json, OutputStream to)
      throws IOException {
    this.names = names;
    this.top = top;
    this.json = json;
    this.to = to;
    if (!json) {
      write("path,rank,class,probability\n");
    }
  }

  @Override
  public void add(Path image, float[] logits, long[] shape) throws IOException {
    double[] probabilities = probabilities(logits);
    int[] classes =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(label -> -probabilities[label]))
            .limit(top)
            .mapToInt(Integer::intValue)
            .toArray();
    write(
        json
            ? object(image, classes, probabilities)
            : lines(image, classes, probabilities));
  }

  /** The softmax of the logits. */
  private static double[] probabilities(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - most);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  private String name(int label) {
    return label < names.size() ? names.get(label) : Integer.toString(label);
  }

  private String lines(Path image, int[] classes, double[] probabilities) {
    String path = CSVFormat.DEFAULT.format(image.toString());
    StringBuilder lines = new StringBuilder();
    for (int rank = 1; rank <= classes.length; rank++) {
      int label = classes[rank - 1];
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%.6f\n",
              path,
              rank,
              CSVFormat.DEFAULT.format(name(label)),
              probabilities[label]));
    }
    return lines.toString();
  }

  private String object(Path image, int[] classes, double[] probabilities) {
    JsonArray likeliest = new JsonArray();
    for (int label : classes) {
      JsonObject one = new JsonObject();
      one.addProperty("class", name(label));
      one.addProperty("probability", probabilities[label]);
      likeliest.add(one);
    }
    JsonObject line = new JsonObject();
    line.addProperty("path", image.toString());
    line.add("predictions", likeliest);
    return GSON.toJson(line) + "\n";
  }

  private void write(String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
