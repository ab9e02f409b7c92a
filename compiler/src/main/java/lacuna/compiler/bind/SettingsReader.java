package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the settings of all stages along a chain of specs: the base first, each later file
 * changing what it names.
 */
final class SettingsReader {
  private final Diagnostics diagnostics;
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private final Map<Module, NavigableMap<String, Item.Setting>> written = new IdentityHashMap<>();
  private final List<Item.Setting> misplaced = new ArrayList<>();
  private final Map<String, StageSettings.Written> references = new LinkedHashMap<>();

  /** A stage where it first occurs, and all that is set of it so far. */
  private record Stage(Item.Block block, Module module, List<StageSettings.Change> settings) {}

  SettingsReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads a chain; {@code overrides} are settings given beside it, which come last. */
  void read(LoadedSpec spec, List<Item.Setting> overrides) {
    for (int i = spec.chain().size() - 1; i >= 0; i--) {
      Module module = spec.chain().get(i);
      InFile reader = new InFile(module);
      module.file().items().forEach(item -> item.accept(reader));
    }
    for (Item.Setting setting : overrides) {
      dotted(setting, spec.chain().get(0), true);
    }
  }

  /** The stages in the order in which they first occur. */
  List<StageSettings> stages() {
    return stages.values().stream()
        .map(stage -> StageSettings.of(stage.block, stage.module, stage.settings))
        .toList();
  }

  /**
   * The figures of {@code reference} blocks; a later file's replaces an earlier one's, and none
   * removes it.
   */
  List<StageSettings.Written> references() {
    return List.copyOf(references.values());
  }

  /** Settings that begin with no stage. */
  List<Item.Setting> misplaced() {
    return List.copyOf(misplaced);
  }

  private void block(Item.Block block, Module module) {
    Stage stage =
        stages.computeIfAbsent(
            block.name(), name -> new Stage(block, module, new ArrayList<>()));
    if (!stage.block.component().equals(block.component())) {
      diagnostics.add(BindErrors.stageOfAnotherKind(block, stage.block));
      return;
    }
    for (Item.Setting setting : block.settings()) {
      set(block.name(), setting, setting.path(), module);
    }
  }

  private void reference(Item.Reference reference, Module module) {
    for (Item.Setting setting : reference.settings()) {
      references.remove(joined(setting.path()));
      if (!(setting.value() instanceof Expr.None)) {
        references.put(joined(setting.path()), new StageSettings.Written(setting, module));
      }
    }
  }

  /** A setting that starts with the name of its stage. */
  private void dotted(Item.Setting setting, Module module, boolean override) {
    Item.PathStep first = setting.path().get(0);
    if (!stages.containsKey(first.name())) {
      misplaced.add(setting);
    } else if (setting.path().size() == 1) {
      diagnostics.add(BindErrors.stageAssigned(first));
    } else {
      List<Item.PathStep> path = setting.path().subList(1, setting.path().size());
      if (override) {
        change(first.name(), setting, path, module); // of several the last one counts
      } else {
        set(first.name(), setting, path, module);
      }
    }
  }

  private void set(String stage, Item.Setting setting, List<Item.PathStep> path, Module module) {
    change(stage, setting, path, module);
    String name = joined(path);
    String key = stage + "." + name;
    NavigableMap<String, Item.Setting> here =
        written.computeIfAbsent(module, m -> new TreeMap<>());
    Item.Setting before = here.put(key, setting);
    if (before != null) {
      diagnostics.add(BindErrors.setTwice(name, place(setting), place(before)));
    }
    here.subMap(key + ".", key + (char) ('.' + 1)) // those that begin with the key and a point
        .values()
        .forEach(
            earlier ->
                diagnostics.add(
                    BindErrors.changedBeforeWhole(place(earlier), name, place(setting))));
  }

  private void change(
      String stage, Item.Setting setting, List<Item.PathStep> path, Module module) {
    Stage of = stages.get(stage);
    if (of != null) {
      of.settings.add(
          new StageSettings.Change(path, new StageSettings.Written(setting, module)));
    }
  }

  private static String joined(List<Item.PathStep> path) {
    return String.join(".", path.stream().map(Item.PathStep::name).toList());
  }

  /** The place of all names of a setting. */
  private static Span place(Item.Setting setting) {
    List<Item.PathStep> path = setting.path();
    return path.get(0).span().to(path.get(path.size() - 1).span());
  }

  /** What the items of one file say of settings; declarations say nothing of them. */
  private final class InFile implements Item.Visitor<@Nullable Void> {
    private final Module module;

    private InFile(Module module) {
      this.module = module;
    }

    @Override
    public @Nullable Void visitSetting(Item.Setting setting) {
      dotted(setting, module, false);
      return null;
    }

    @Override
    public @Nullable Void visitBlock(Item.Block block) {
      block(block, module);
      return null;
    }

    @Override
    public @Nullable Void visitReference(Item.Reference reference) {
      reference(reference, module);
      return null;
    }

    @Override
    public @Nullable Void visitSweep(Item.Sweep sweep) {
      return null;
    }

    @Override
    public @Nullable Void visitKind(Item.Kind kind) {
      return null;
    }

    @Override
    public @Nullable Void visitComponent(Item.Component component) {
      return null;
    }

    @Override
    public @Nullable Void visitAlias(Item.Alias alias) {
      return null;
    }

    @Override
    public @Nullable Void visitFunction(Item.Function function) {
      return null;
    }

    @Override
    public @Nullable Void visitNames(Item.Names names) {
      return null;
    }
  }
}
