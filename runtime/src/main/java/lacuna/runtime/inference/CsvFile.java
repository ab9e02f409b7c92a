package lacuna.runtime.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lacuna.runtime.checkpoint.PartFile;
import org.apache.commons.csv.CSVFormat;

/**
 * Features as CSV, a line for each vector: {@code path}, {@code token} where there are several, and
 * {@code f0}, {@code f1}, ... in as many digits as tell one float from another.
 */
final class CsvFile implements FeatureFile {
  private final PartFile file;
  private final boolean tokens;
  private boolean begun;

  private CsvFile(PartFile file, boolean tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  /** Begins a file. */
  static CsvFile create(Path path, boolean tokens) {
    return new CsvFile(PartFile.create(path), tokens);
  }

  @Override
  public void add(Path image, float[] values, int width) throws IOException {
    if (!begun) {
      write(head(width));
      begun = true;
    }
    String path = CSVFormat.DEFAULT.format(image.toString());
    StringBuilder line = new StringBuilder();
    for (int from = 0; from < values.length; from += width) {
      line.append(path);
      if (tokens) {
        line.append(',').append(from / width);
      }
      for (int i = from; i < from + width; i++) {
        line.append(',').append(values[i]);
      }
      line.append('\n');
    }
    write(line);
  }

  private StringBuilder head(int width) {
    StringBuilder head = new StringBuilder(tokens ? "path,token" : "path");
    for (int i = 0; i < width; i++) {
      head.append(",f").append(i);
    }
    return head.append('\n');
  }

  private void write(CharSequence text) throws IOException {
    file.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void complete() throws IOException {
    file.complete();
  }

  @Override
  public void close() {
    file.close();
  }
}
