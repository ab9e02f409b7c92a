package lacuna.runtime.survey;

import java.util.List;
import java.util.Map;
import lacuna.runtime.unit.Size;

/**
 * What was found out about the images of a source.
 *
 * @param uses what takes its images from it, such as {@code pretrain.data}; empty where nothing does
 * @param description of the source, a line
 * @param images how many there are, those that are broken among them
 * @param bytes of all files
 * @param classes how many images each has, in the order of their labels; empty without labels
 * @param whyUnlabeled why images have no labels, where they have none
 * @param formats how many files are of each, by their content, the most frequent first
 * @param sizes smallest, median and largest, by their pixels; empty where no image could be read
 * @param smaller for each size that a network sees, how many images are smaller along one side
 * @param broken images that cannot be read
 * @param leftOut files beside them that are none
 * @param flat images of nearly one color
 * @param repeated images with the bytes of one before them
 * @param mean of each channel, of values from 0 to 1; empty where no image could be read
 * @param std standard deviation of each channel
 * @param warnings what would go wrong, or well for a wrong reason, a paragraph each
 */
public record SourceFacts(
    List<String> uses,
    String description,
    int images,
    long bytes,
    Map<String, Integer> classes,
    String whyUnlabeled,
    Map<String, Integer> formats,
    List<Size> sizes,
    Map<Size, Integer> smaller,
    Found broken,
    Found leftOut,
    Found flat,
    Found repeated,
    double[] mean,
    double[] std,
    List<String> warnings) {

  /** How many images could be read. */
  int read() {
    return images - broken.count();
  }

  /** Which share of the images that could be read a count is. */
  double share(int count) {
    return (double) count / Math.max(1, read());
  }
}
