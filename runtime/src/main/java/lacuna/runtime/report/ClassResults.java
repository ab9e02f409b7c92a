package lacuna.runtime.report;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lacuna.runtime.TextFile;
import org.jspecify.annotations.Nullable;

/**
 * What a stage takes the images of each class for, after one evaluation.
 *
 * @param title of which evaluation, empty where there is one alone
 * @param first the classes with the lowest accuracies, the lowest first
 * @param others the classes after them, of {@link #ROWS} in all
 * @param left classes beyond those
 * @param matrix null where there are too many classes for one
 * @param pairs the classes most often confused, where there is no matrix
 */
record ClassResults(
    String title,
    List<Row> first,
    List<Row> others,
    int left,
    @Nullable ConfusionMatrix matrix,
    List<Pair> pairs) {
  /** Accuracies on the page at most. */
  static final int ROWS = 1000;

  private static final int WORST = 20;
  private static final int PAIRS = 20;
  private static final int LARGEST_LABEL = 10_000_000;

  /**
   * A class with images.
   *
   * @param bar the accuracy as a length
   * @param other the class that most of its other images are taken for, or empty
   */
  record Row(String name, String accuracy, String bar, String correct, String other) {}

  /**
   * Images of one class that are taken for another.
   *
   * @param share of the class's images
   */
  record Pair(String name, String predicted, String images, String share) {}

  /** The file's form: {@code counts} are label, prediction and images. */
  record Stored(long update, long epoch, long[][] counts) {}

  /** Results of both evaluations that a run keeps: the last, and that with the best figure. */
  static List<ClassResults> read(Path run, String stage, List<String> names) throws IOException {
    List<ClassResults> results = new ArrayList<>();
    Path folder = run.resolve("confusion");
    Path lastFile = folder.resolve(stage + ".json");
    Path bestFile = folder.resolve("best-" + stage + ".json");
    if (!Files.exists(lastFile)) {
      return results;
    }
    Stored last = stored(lastFile);
    Stored best = Files.exists(bestFile) ? stored(bestFile) : last;
    boolean two = best.update != last.update;
    results.add(of(two ? "after epoch %d, the last".formatted(last.epoch) : "", last, names));
    if (two) {
      results.add(of("after epoch %d, with the best figure".formatted(best.epoch), best, names));
    }
    return results;
  }

  private static Stored stored(Path file) throws IOException {
    try {
      Stored stored = new Gson().fromJson(TextFile.read(file), Stored.class);
      if (stored != null
          && stored.counts != null
          && Arrays.stream(stored.counts).allMatch(ClassResults::isCount)) {
        return stored;
      }
      throw new IOException(file.getFileName() + " is no list of counts");
    } catch (JsonParseException e) {
      throw new IOException(file.getFileName() + " is no list of counts", e);
    }
  }

  private static boolean isCount(long @Nullable [] count) {
    return count != null
        && count.length == 3
        && count[0] >= 0
        && count[0] <= LARGEST_LABEL
        && count[1] >= 0
        && count[1] <= LARGEST_LABEL
        && count[2] >= 1;
  }

  private static ClassResults of(String title, Stored stored, List<String> names) {
    List<ClassCounts> classes = ClassCounts.of(stored.counts);
    classes.sort(
        Comparator.comparingDouble(ClassCounts::accuracy).thenComparingLong(ClassCounts::label));
    List<Row> rows = classes.stream().limit(ROWS).map(each -> row(each, names)).toList();
    int worst = rows.size() <= WORST + 5 ? rows.size() : WORST; // no fold for a handful
    long most = Arrays.stream(stored.counts).mapToLong(count -> Math.max(count[0], count[1])).max()
        .orElse(-1);
    int all = Math.max(names.size(), (int) most + 1);
    boolean drawn = all <= ConfusionMatrix.LARGEST;
    return new ClassResults(
        title,
        rows.subList(0, worst),
        rows.subList(worst, rows.size()),
        classes.size() - rows.size(),
        drawn ? ConfusionMatrix.of(all, classes, names) : null,
        drawn ? List.of() : pairs(classes, names));
  }

  private static Row row(ClassCounts of, List<String> names) {
    ClassCounts.Taken other = of.mostOften();
    return new Row(
        name(of.label(), names),
        Figures.percent(of.accuracy()),
        Figures.percent(of.accuracy()),
        "%s of %s".formatted(Figures.whole(of.correct()), Figures.whole(of.images())),
        other == null
            ? ""
            : "%s (%s)".formatted(name(other.predicted(), names), Figures.whole(other.images())));
  }

  private static List<Pair> pairs(List<ClassCounts> classes, List<String> names) {
    record Found(ClassCounts of, ClassCounts.Taken taken) {}
    return classes.stream()
        .flatMap(of -> of.wrong().map(taken -> new Found(of, taken)))
        .sorted(
            Comparator.comparingLong((Found found) -> -found.taken.images())
                .thenComparingLong(found -> found.of.label())
                .thenComparingLong(found -> found.taken.predicted()))
        .limit(PAIRS)
        .map(
            found ->
                new Pair(
                    name(found.of.label(), names),
                    name(found.taken.predicted(), names),
                    Figures.whole(found.taken.images()),
                    Figures.percent((double) found.taken.images() / found.of.images())))
        .toList();
  }

  /** A class without a name is called by its number. */
  static String name(long label, List<String> names) {
    return label < names.size() ? names.get((int) label) : Long.toString(label);
  }
}
