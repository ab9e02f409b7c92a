package lacuna.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.ElaboratedSetting;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.elaborate.RecipeSetting;
import lacuna.compiler.generalize.UnusedKeys;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Weights that a stage takes from an earlier one: both networks are known, so a run need not find
 * out that they do not fit when the earlier one is trained.
 */
final class StageWeights {
  private static final String FROM = "from";
  private static final String IGNORE_KEYS = "ignore_keys";
  private static final String COMPONENT = "stage_weights";
  private static final int MOST_SHOWN = 4;

  /** How the place of a setting begins that was given on the command line. */
  private static final String OVERRIDE = "--set:";

  /** Settings of a stage that decide the shapes of its parts. */
  private static final Set<String> OF_ALL_PARTS = Set.of("image", "channels");

  private StageWeights() {}

  /** A message for each stage whose weights do not fit. */
  static List<Diagnostic> misfits(List<ElaboratedStage> stages) {
    List<Diagnostic> misfits = new ArrayList<>();
    Map<String, ElaboratedStage> before = new LinkedHashMap<>();
    for (ElaboratedStage stage : stages) {
      transfer(stage, before)
          .filter(taken -> !taken.transfer.fits())
          .ifPresent(taken -> misfits.add(misfit(stage, taken)));
      before.put(stage.name(), stage);
    }
    return misfits;
  }

  /** A line on what a stage takes; empty where it takes nothing from another. */
  static List<String> notes(ElaboratedStage stage, Map<String, ElaboratedStage> before) {
    return transfer(stage, before).map(taken -> List.of(note(taken))).orElse(List.of());
  }

  /** What a stage takes from another. */
  private record Taken(ElaboratedStage other, StageTransfer transfer) {}

  private static Optional<Taken> transfer(
      ElaboratedStage stage, Map<String, ElaboratedStage> before) {
    for (RecipeSetting setting : stage.recipe()) {
      if (setting.name().equals(FROM)
          && setting.code() instanceof Node.External source
          && source.name().equals(COMPONENT)) {
        ElaboratedStage other = before.get(text(source.arguments().get("stage")));
        List<String> skip = new ArrayList<>(texts(value(source.arguments().get(IGNORE_KEYS))));
        skip.addAll(texts(stage.value(IGNORE_KEYS)));
        return Optional.ofNullable(other)
            .map(
                known ->
                    new Taken(
                        known,
                        StageTransfer.of(
                            known.program(),
                            stage.program(),
                            text(source.arguments().get("part")),
                            skip,
                            UnusedKeys.of(stage.program()))));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Value value(@Nullable Node node) {
    return node instanceof Node.Constant constant ? constant.value() : null;
  }

  private static @Nullable String text(@Nullable Node node) {
    return value(node) instanceof Value.Text text ? text.value() : null;
  }

  private static List<String> texts(@Nullable Value value) {
    return value instanceof Value.ListValue list
        ? list.elements().stream()
            .filter(Value.Text.class::isInstance)
            .map(text -> ((Value.Text) text).value())
            .toList()
        : List.of();
  }

  private static String note(Taken taken) {
    StageTransfer transfer = taken.transfer;
    StringBuilder note =
        new StringBuilder(
            "of the weights of `%s` %,d fit".formatted(
                taken.other.name(), transfer.same().size()));
    append(note, "resampled", transfer.resampled());
    append(note, "newly initialized", transfer.fresh());
    return note.toString();
  }

  private static void append(StringBuilder note, String what, List<String> keys) {
    if (!keys.isEmpty()) {
      note.append("; %,d %s: %s".formatted(keys.size(), what, shown(keys)));
    }
  }

  private static String shown(List<String> all) {
    return String.join(", ", all.subList(0, Math.min(MOST_SHOWN, all.size())))
        + (all.size() > MOST_SHOWN ? ", ..." : "");
  }

  private static Diagnostic misfit(ElaboratedStage stage, Taken taken) {
    StageTransfer transfer = taken.transfer;
    String other = taken.other.name();
    List<String> notes = new ArrayList<>();
    if (!transfer.mismatched().isEmpty()) {
      notes.add(
          "%,d of another shape: %s"
              .formatted(transfer.mismatched().size(), shown(transfer.mismatched())));
    }
    if (!transfer.missing().isEmpty()) {
      notes.add(
          "%,d that `%s` lacks: %s"
              .formatted(transfer.missing().size(), other, shown(transfer.missing())));
    }
    if (!transfer.unexpected().isEmpty()) {
      notes.add(
          "%,d that nothing here takes: %s"
              .formatted(transfer.unexpected().size(), shown(transfer.unexpected())));
    }
    if (!transfer.same().isEmpty()) {
      notes.add("%,d fit".formatted(transfer.same().size()));
    }
    return LowerErrors.weightsDoNotFit(
        other,
        stage.name(),
        stage.written(FROM),
        notes,
        differences(taken.other, stage),
        alsoToSet(taken.other, stage));
  }

  /**
   * {@code finetune.encoder.depth=2}: what to give by {@code --set} too where it was given for one
   * of the stages alone.
   */
  private static List<String> alsoToSet(ElaboratedStage before, ElaboratedStage after) {
    Map<String, ElaboratedSetting> given = new LinkedHashMap<>();
    before.values().forEach(setting -> given.put(setting.path(), setting));
    List<String> also = new ArrayList<>();
    for (ElaboratedSetting here : after.values()) {
      ElaboratedSetting there = given.get(here.path());
      if (there == null || !differs(there, here, after)) {
        continue;
      } else if (isOverride(there)) {
        also.add("%s.%s=%s".formatted(after.name(), here.path(), there.shown()));
      } else if (isOverride(here)) {
        also.add("%s.%s=%s".formatted(before.name(), here.path(), here.shown()));
      }
    }
    return also;
  }

  private static boolean isOverride(ElaboratedSetting setting) {
    return setting.place().startsWith(OVERRIDE);
  }

  /** Whether a setting decides the network, and the stages have other values for it. */
  private static boolean differs(
      ElaboratedSetting there, ElaboratedSetting here, ElaboratedStage after) {
    return isTaken(here.path(), after) && !there.shown().equals(here.shown());
  }

  /** {@code `encoder.width` (96 there, 128 here)}: settings of the parts that the two share. */
  private static List<String> differences(ElaboratedStage before, ElaboratedStage after) {
    Map<String, ElaboratedSetting> given = new LinkedHashMap<>();
    before.values().forEach(setting -> given.put(setting.path(), setting));
    List<String> differences = new ArrayList<>();
    for (ElaboratedSetting here : after.values()) {
      ElaboratedSetting there = given.get(here.path());
      if (there != null && differs(there, here, after)) {
        differences.add(
            "`%s` (%s there, %s here)".formatted(here.path(), there.shown(), here.shown()));
      }
    }
    return differences.subList(0, Math.min(MOST_SHOWN, differences.size()));
  }

  /** Whether it is a setting of what a part is given, or of a part that is not made anew. */
  private static boolean isTaken(String path, ElaboratedStage stage) {
    int point = path.indexOf('.');
    return OF_ALL_PARTS.contains(path)
        || point > 0
        && stage.program().parts().get(path.substring(0, point)) instanceof Instance.LayerPart part
        && !Boolean.TRUE.equals(part.attributes().reinit())
        && !part.instance().tensors().isEmpty();
  }
}
