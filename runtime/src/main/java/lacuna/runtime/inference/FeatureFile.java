package lacuna.runtime.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import lacuna.runtime.RunException;

/** A file of features: vectors of equal length, one for each image, or one for each of its tokens. */
public interface FeatureFile extends AutoCloseable {

  /**
   * Begins a file of the format that its name ends with.
   *
   * @param tokens whether an image has several vectors
   * @throws RunException where it is none of those, or cannot be written
   */
  static FeatureFile create(Path file, boolean tokens) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return NpyFile.create(file, tokens);
    } else if (name.endsWith(".csv")) {
      return CsvFile.create(file, tokens);
    }
    throw new RunException(
        """
        the format of %s is not known: its name must end with .npy or .csv
          .npy is NumPy's, with the images' paths in a .txt beside it\
        """
            .formatted(file));
  }

  /**
   * Adds an image.
   *
   * @param values the tokens' vectors, one after another
   * @param width of a vector
   */
  void add(Path image, float[] values, int width) throws IOException;

  /** Gives the file its name, after the last image. */
  void complete() throws IOException;

  /** Removes what is not complete. */
  @Override
  void close();
}
