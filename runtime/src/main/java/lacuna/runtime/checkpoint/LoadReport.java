package lacuna.runtime.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of the tensors when weights were loaded.
 *
 * @param used keys that were read
 * @param missing keys of the network that the file lacks
 * @param unexpected keys of the file that the network lacks
 * @param mismatched keys of both with different shapes, with the shapes
 */
public record LoadReport(
    List<String> used, List<String> missing, List<String> unexpected, List<String> mismatched) {
  private static final int SHOWN = 10;

  /** Copies the lists. */
  public LoadReport {
    used = List.copyOf(used);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
    mismatched = List.copyOf(mismatched);
  }

  /** Whether every tensor of both sides found its counterpart. */
  public boolean isComplete() {
    return missing.isEmpty() && unexpected.isEmpty() && mismatched.isEmpty();
  }

  /**
   * Throws a {@link CheckpointException} with the lists unless it is {@linkplain #isComplete
   * complete}.
   */
  void requireComplete(Path file) {
    if (!isComplete()) {
      throw new CheckpointException(file, "these weights are not the network's; " + summary());
    }
  }

  /** All lists in words, one per line; long ones are cut. */
  public String summary() {
    StringBuilder text = new StringBuilder(used.size() + " tensors fit");
    append(text, "missing in the file", missing);
    append(text, "in the file only", unexpected);
    append(text, "of another shape", mismatched);
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
