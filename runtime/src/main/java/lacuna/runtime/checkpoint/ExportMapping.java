package lacuna.runtime.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.names.Renaming;
import lacuna.runtime.names.Renamings;
import org.jspecify.annotations.Nullable;

/**
 * How a stage's weights become those of a model class of another library.
 *
 * @param model the library's class
 * @param tensors how each of its tensors is made, by key
 * @param ignored keys of ours that the class has no place for
 */
record ExportMapping(NameTable.Model model, Map<String, Piece> tensors, List<String> ignored) {

  private static final String NO_MODEL =
      ", which has no `model` for this stage as it is\n"
          + "  model \"CLASS\" {} there would export its part alone, without the rest of the stage";

  /**
   * A tensor of the library's.
   *
   * @param ours keys of ours to concatenate; null for zeros of the size of the others
   * @param index of {@code count} equal parts of that, which it is
   */
  record Piece(List<@Nullable String> ours, int index, int count) {}

  /**
   * Finds the class: the first that has a place for every trained tensor beside the part, or else
   * the first that is the part alone.
   *
   * @param file the weights, for messages
   * @param keys of the stage
   * @param buffers those of them that are saved constants, which may be ignored without a note
   * @throws CheckpointException where there is none, with the reasons
   */
  static ExportMapping of(NameTable table, Path file, Set<String> keys, Set<String> buffers) {
    List<String> reasons = new ArrayList<>();
    ExportMapping alone = null;
    if (table.refusal() != null) {
      reasons.add(table.refusal());
    }
    List<NameTable.Model> models = table.refusal() == null ? table.models() : List.of();
    for (NameTable.Model model : models) {
      if (model.refusal() != null) {
        reasons.add(model.name() + ": " + model.refusal());
        continue;
      }
      Builder builder = new Builder(table, model, file, buffers);
      keys.forEach(builder::place);
      if (builder.complete()) {
        return builder.build();
      } else if (alone == null && table.beside(model).isEmpty()) {
        alone = builder.build();
      }
    }
    if (alone != null) {
      return alone;
    }
    throw new CheckpointException(
        file,
        "%s has no model like this network%s\n  its names are in %s%s"
            .formatted(
                table.name(),
                reasons.isEmpty() ? "" : ": " + String.join("; ", reasons),
                table.place(),
                table.refusal() == null ? NO_MODEL : ""));
  }

  /** Maps the tensors to those of one class. */
  private static final class Builder {
    private final NameTable table;
    private final NameTable.Model model;
    private final Path file;
    private final Set<String> buffers;
    private final Map<String, Piece> tensors = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final Set<Renaming> used = new HashSet<>();
    private final Renamings ofPart;
    private final List<Renaming> besidePart;
    private final Renamings ofModel;
    private boolean beside;

    Builder(NameTable table, NameTable.Model model, Path file, Set<String> buffers) {
      this.table = table;
      this.model = model;
      this.file = file;
      this.buffers = buffers;
      ofPart = new Renamings(table.ofPart(model));
      besidePart = table.beside(model);
      ofModel = new Renamings(besidePart);
    }

    void place(String key) {
      String within = table.inPart(key);
      Renaming.Found found = within == null ? null : ofPart.ofOurs(within);
      if (found != null) {
        String prefix = model.at().isEmpty() ? "" : model.at() + ".";
        place(found, key, found.ours().stream().map(this::inStage).toList(), prefix);
        return;
      }
      found = ofModel.ofOurs(key);
      if (found != null) {
        used.add(found.renaming());
        place(found, key, found.ours(), "");
      } else if (!buffers.contains(key)) {
        beside = true;
        ignored.add(key);
      }
    }

    private @Nullable String inStage(@Nullable String key) {
      return key == null ? null : table.inStage(key);
    }

    private void place(
        Renaming.Found found, String key, List<@Nullable String> ours, String prefix) {
      int count = found.theirs().size();
      for (int i = 0; i < count; i++) {
        String theirs = found.theirs().get(i);
        if (theirs != null) {
          put(prefix + theirs, new Piece(ours, i, count));
        } else if (!buffers.contains(key)) {
          ignored.add(key);
        }
      }
    }

    private void put(String theirs, Piece piece) {
      Piece before = tensors.putIfAbsent(theirs, piece);
      if (before != null && !before.equals(piece)) {
        throw new CheckpointException(
            file,
            "two tensors would be called `%s`: %s and %s (%s)"
                .formatted(theirs, before.ours, piece.ours, table.place()));
      }
    }

    /** Whether everything has a place, and the class nothing more beside the part. */
    boolean complete() {
      return !beside && used.containsAll(besidePart);
    }

    ExportMapping build() {
      return new ExportMapping(model, tensors, ignored);
    }
  }
}
