package lacuna.runtime.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Fills a network from a file, whichever library wrote it: under the official names, or under those
 * of the first table with which every tensor matches.
 */
public final class CheckpointLoader {
  /** The network's own names. */
  public static final String OFFICIAL = "official";

  private final TensorFile file;
  private final Parameters network;
  private final List<NameTable> tables;

  /**
   * @param tables other libraries' names of the network's parts
   */
  public CheckpointLoader(TensorFile file, Parameters network, List<NameTable> tables) {
    this.file = file;
    this.network = network;
    this.tables = List.copyOf(tables);
  }

  /**
   * What was loaded.
   *
   * @param names whose names the file has
   */
  public record Loaded(String names, LoadReport report) {}

  /**
   * Fills the network.
   *
   * @param names whose names the file has; null to find out
   * @param part the key of the part to take and to fill, where the file and the network have keys
   *     below it; null for everything
   * @param skip keys, within the part and as the network has them, to leave out with all below them
   * @param unused keys that the network's components know and the network does not have; {@code *}
   *     stands for any number
   * @throws CheckpointException with the lists if anything does not match
   */
  public Loaded load(
      @Nullable String names, @Nullable String part, List<String> skip, List<String> unused) {
    Map.Entry<String, WeightLoader> fitting = fitting(names, part, skip, unused);
    fitting.getValue().fill();
    return new Loaded(fitting.getKey(), fitting.getValue().report());
  }

  /** The same without a change of the network: whether the file fits. */
  public void check(
      @Nullable String names, @Nullable String part, List<String> skip, List<String> unused) {
    fitting(names, part, skip, unused);
  }

  /** The first names under which every tensor matches. */
  private Map.Entry<String, WeightLoader> fitting(
      @Nullable String names, @Nullable String part, List<String> skip, List<String> unused) {
    Map<String, WeightLoader> tried = new LinkedHashMap<>();
    for (Map.Entry<String, TensorFile> view : views(names).entrySet()) {
      WeightLoader loader = new WeightLoader(view.getValue(), network, part, skip, unused);
      if (loader.report().isComplete()) {
        return Map.entry(view.getKey(), loader);
      }
      tried.put(view.getKey(), loader);
    }
    Map.Entry<String, WeightLoader> nearest =
        tried.entrySet().stream()
            .min(Comparator.comparingInt(e -> e.getValue().report().unexplained()))
            .orElseThrow();
    throw new CheckpointException(
        file.file(),
        Architecture.difference(file.shapes().keySet(), keys())
            + "the checkpoint does not match the model"
            + (tried.size() > 1
                ? " under any of the names " + String.join(", ", tried.keySet())
                : "")
            + "; under the "
            + nearest.getKey()
            + " names "
            + nearest.getValue().report().summary());
  }

  /** The file under the network's keys, by whose names it has, the official ones first. */
  private Map<String, TensorFile> views(@Nullable String names) {
    Map<String, TensorFile> views = new LinkedHashMap<>();
    List<String> known = new ArrayList<>(List.of(OFFICIAL));
    tables.forEach(table -> known.add(table.name()));
    if (names == null || names.equals(OFFICIAL)) {
      views.put(OFFICIAL, file);
    }
    Set<String> keys = keys();
    for (NameTable table : tables) {
      if (names == null || names.equals(table.name())) {
        views.put(table.name(), new RenamedFile(file, table, keys));
      }
    }
    if (views.isEmpty()) {
      throw new CheckpointException(
          file.file(),
          "there are no names of `%s` for this model; there are those of %s"
              .formatted(names, String.join(", ", known)));
    }
    return views;
  }

  private Set<String> keys() {
    return network.all().stream().map(Parameter::key).collect(Collectors.toUnmodifiableSet());
  }
}
