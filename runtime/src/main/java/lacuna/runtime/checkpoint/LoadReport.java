package lacuna.runtime.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of the tensors when weights were loaded.
 *
 * <p>Four lists are explained: what was used, what was resampled, what may be newly
 * initialized and is, and what is ignored. The other three make a load fail.
 *
 * @param used keys that were read as they are
 * @param resampled keys that were made to fit
 * @param fresh keys of the network that keep their initial values, as the network allows
 * @param ignored keys of the file that are ignored: not asked for, or known to the network's
 *     components but not used by this network
 * @param missing keys of the network that the file lacks
 * @param unexpected keys of the file that the network lacks
 * @param mismatched keys of both with different shapes or types of elements, with both
 */
public record LoadReport(
    List<String> used,
    List<String> resampled,
    List<String> fresh,
    List<String> ignored,
    List<String> missing,
    List<String> unexpected,
    List<String> mismatched) {
  private static final int SHOWN = 10;

  /** Copies the lists. */
  public LoadReport {
    used = List.copyOf(used);
    resampled = List.copyOf(resampled);
    fresh = List.copyOf(fresh);
    ignored = List.copyOf(ignored);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
    mismatched = List.copyOf(mismatched);
  }

  /** Whether nothing is unexplained. */
  public boolean isComplete() {
    return missing.isEmpty() && unexpected.isEmpty() && mismatched.isEmpty();
  }

  /** How many tensors are unexplained. */
  int unexplained() {
    return missing.size() + unexpected.size() + mismatched.size();
  }

  /**
   * Throws a {@link CheckpointException} with the lists unless it is {@linkplain #isComplete
   * complete}.
   */
  void requireComplete(Path file) {
    if (!isComplete()) {
      throw new CheckpointException(file, "the checkpoint does not match the model: " + summary());
    }
  }

  /** All lists in words, one per line; long ones are cut. */
  public String summary() {
    StringBuilder text = new StringBuilder(used.size() + " tensors loaded");
    append(text, "resampled", resampled);
    append(text, "newly initialized", fresh);
    append(text, "ignored", ignored);
    append(text, "missing in the file", missing);
    append(text, "unexpected in the file", unexpected);
    append(text, "of another shape or type", mismatched);
    return text.toString();
  }

  private static void append(StringBuilder text, String title, List<String> keys) {
    if (!keys.isEmpty()) {
      text.append("\n  ").append(keys.size()).append(" ").append(title).append(": ");
      text.append(String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size()))));
      text.append(keys.size() > SHOWN ? ", ..." : "");
    }
  }
}
