package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/**
 * A spec whose names are resolved.
 *
 * @param loaded the files it was read from
 * @param overrides settings given beside the files, which are among those of the stages
 * @param declarations what names stand for in each file
 * @param stages in the order in which they first occur
 * @param references the figures of {@code reference} blocks, a later file's in place of an earlier
 *     one's
 */
public record BoundSpec(
    LoadedSpec loaded,
    List<Item.Setting> overrides,
    Declarations declarations,
    List<StageSettings> stages,
    List<StageSettings.Written> references) {

  public BoundSpec {
    overrides = List.copyOf(overrides);
    stages = List.copyOf(stages);
    references = List.copyOf(references);
  }

  /** The spec's own file. */
  public Module spec() {
    return loaded.chain().get(0);
  }

  /** What the spec says of itself; null where a mistake of its text hid it. */
  public Item.@Nullable Header header() {
    return spec().file().header();
  }

  /** Whether a file of the spec, not of what it imports, has a {@code reference} block. */
  public boolean statesReference(SourceFile file) {
    return loaded.chain().stream()
        .map(Module::file)
        .filter(read -> read.source().equals(file))
        .flatMap(read -> read.items().stream())
        .anyMatch(Item.Reference.class::isInstance);
  }

  /** The same spec with one more override, of a setting of one of its stages. */
  public BoundSpec with(Item.Setting override) {
    List<Item.Setting> all = new ArrayList<>(overrides);
    all.add(override);
    return new BoundSpec(
        loaded,
        all,
        declarations,
        stages.stream().map(stage -> overridden(stage, override)).toList(),
        references);
  }

  private StageSettings overridden(StageSettings stage, Item.Setting override) {
    List<Item.PathStep> path = override.path();
    return stage.name().equals(path.get(0).name())
        ? stage.with(path.subList(1, path.size()), new StageSettings.Written(override, spec()))
        : stage;
  }
}
