package lacuna.runtime.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a list of images. */
final class ListFile {
  private static final String PATH = "path";
  private static final String LABEL = "label";

  /** More classes than these are a mistake: a column of something else. */
  private static final int MOST_CLASSES = 1_000_000;

  private final Path list;
  private final Path root;
  private final List<Path> files = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private List<String> classes = List.of();
  private int[] labels = new int[0];

  private ListFile(Path list, Path root) {
    this.list = list;
    this.root = root;
  }

  /**
   * Reads a list.
   *
   * @param root the folder that its paths are relative to
   * @throws DataException where it cannot be read, or a line is wrong, which is named
   */
  static Listing read(Path list, Path root) {
    ListFile read = new ListFile(list, root);
    boolean commas = list.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    CSVFormat format =
        (commas ? CSVFormat.DEFAULT : CSVFormat.TDF)
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(list, StandardCharsets.UTF_8, format)) {
      read.rows(parser);
    } catch (IOException | UncheckedIOException e) {
      throw new DataException("%s cannot be read: %s".formatted(list, e.getMessage()), e);
    }
    if (read.files.isEmpty()) {
      throw new DataException(
          "%s lists no images%n  write a path a line, and its class behind a %s"
              .formatted(list, commas ? "comma" : "tab"));
    }
    read.label();
    String unlabeled = read.classes.isEmpty() ? list + " has no column of labels" : "";
    return new Listing(
        List.copyOf(read.files), read.classes, read.labels, unlabeled, List.of(), new LeftOut());
  }

  private void rows(CSVParser parser) {
    int path = 0;
    int label = 1;
    for (CSVRecord row : parser) {
      if (row.getRecordNumber() == 1) {
        List<String> names =
            row.toList().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (names.contains(PATH)) {
          path = names.indexOf(PATH);
          label = names.indexOf(LABEL);
          continue;
        }
      }
      add(parser.getCurrentLineNumber(), cell(row, path), cell(row, label));
    }
  }

  private static @Nullable String cell(CSVRecord row, int column) {
    String cell = column >= 0 && column < row.size() ? row.get(column).strip() : "";
    return cell.isEmpty() ? null : cell;
  }

  private void add(long line, @Nullable String path, @Nullable String label) {
    if (path == null) {
      throw wrong(line, "it has no path", "write the path of an image");
    }
    boolean labeled = !texts.isEmpty();
    if (!files.isEmpty() && labeled != (label != null)) {
      throw wrong(
          line,
          labeled
              ? "it has no label, and the lines before have"
              : "it has a label, and the lines before have none",
          "give each image a label, or none");
    }
    files.add(root.resolve(ImageFiles.path(path)));
    if (label != null) {
      texts.add(label);
    }
  }

  private DataException wrong(long line, String what, String help) {
    return new DataException("%s:%d: %s%n  %s".formatted(list, line, what, help));
  }

  /** Numbers the classes. */
  private void label() {
    if (texts.isEmpty()) {
      return;
    }
    boolean numbers = texts.stream().allMatch(text -> text.matches("\\d{1,7}"));
    if (numbers) {
      labels = texts.stream().mapToInt(Integer::parseInt).toArray();
      int most = Arrays.stream(labels).max().orElseThrow();
      if (most >= MOST_CLASSES) {
        throw new DataException(
            "%s has the label %d; labels are below %,d%n  number the classes from 0"
                .formatted(list, most, MOST_CLASSES));
      }
      classes = IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    } else {
      classes = List.copyOf(new TreeSet<>(texts));
      Map<String, Integer> numbered = new HashMap<>();
      classes.forEach(name -> numbered.put(name, numbered.size()));
      labels = texts.stream().mapToInt(numbered::get).toArray();
    }
    texts.clear();
  }
}
