package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/**
 * Gathers the settings of all stages along a chain of specs: the base first, each later file
 * changing what it names.
 */
final class SettingsReader {
  private final Report report;
  private final Map<String, StageSettings> stages = new LinkedHashMap<>();
  private final Map<Module, Map<String, Item.Setting>> written = new IdentityHashMap<>();
  private final List<StageSettings.Written> references = new ArrayList<>();

  SettingsReader(Report report) {
    this.report = report;
  }

  /** Reads a chain; {@code overrides} are settings given beside it, which come last. */
  void read(LoadedSpec spec, List<Item.Setting> overrides) {
    for (int i = spec.chain().size() - 1; i >= 0; i--) {
      Module module = spec.chain().get(i);
      for (Item item : module.file().items()) {
        read(item, module);
      }
    }
    for (Item.Setting setting : overrides) {
      dotted(setting, spec.chain().get(0), true);
    }
  }

  /** The stages in the order in which they first occur. */
  List<StageSettings> stages() {
    return List.copyOf(stages.values());
  }

  /**
   * The figures of {@code reference} blocks; a later file's replaces an earlier one's, and none
   * removes it.
   */
  List<StageSettings.Written> references() {
    return references;
  }

  private void read(Item item, Module module) {
    if (item instanceof Item.Block block) {
      block(block, module);
    } else if (item instanceof Item.Setting setting) {
      dotted(setting, module, false);
    } else if (item instanceof Item.Reference reference) {
      for (Item.Setting setting : reference.settings()) {
        references.removeIf(w -> names(w.setting()).equals(names(setting)));
        if (!(setting.value() instanceof Expr.None)) {
          references.add(new StageSettings.Written(setting, module));
        }
      }
    }
  }

  private static List<String> names(Item.Setting setting) {
    return setting.path().stream().map(Item.PathStep::name).toList();
  }

  private void block(Item.Block block, Module module) {
    StageSettings stage =
        stages.computeIfAbsent(block.name(), name -> StageSettings.of(block, module));
    if (!stage.component().equals(block.component())) {
      report.add(
          Diagnostic.error(
                  Code.WRONG_KIND,
                  "`%s` is a stage of kind %s already".formatted(block.name(), stage.component()))
              .at(block.componentSpan())
              .related(stage.span(), "here"));
      return;
    }
    for (Item.Setting setting : block.settings()) {
      set(stage, setting, setting.path(), module);
    }
  }

  private void set(
      StageSettings stage, Item.Setting setting, List<Item.PathStep> path, Module module) {
    stage.set(path, new StageSettings.Written(setting, module));
    String key = stage.name() + "." + joined(path);
    Map<String, Item.Setting> here = written.computeIfAbsent(module, m -> new LinkedHashMap<>());
    Item.Setting before = here.put(key, setting);
    if (before != null) {
      report.add(
          Diagnostic.error(Code.DUPLICATE_NAME, "`%s` is set twice".formatted(joined(path)))
              .at(place(setting))
              .related(place(before), "first here"));
    }
    here.forEach(
        (other, earlier) -> {
          if (other.startsWith(key + ".")) {
            report.add(
                Diagnostic.warning(Code.SETTING_WITHOUT_EFFECT, "this setting has no effect")
                    .at(place(earlier))
                    .related(place(setting), "all of `%s` is set here".formatted(joined(path)))
                    .help("set parts of it after that"));
          }
        });
  }

  private static String joined(List<Item.PathStep> path) {
    return String.join(".", path.stream().map(Item.PathStep::name).toList());
  }

  /** The place of all names of a setting. */
  private static Span place(Item.Setting setting) {
    List<Item.PathStep> path = setting.path();
    return path.get(0).span().to(path.get(path.size() - 1).span());
  }

  private void dotted(Item.Setting setting, Module module, boolean given) {
    Item.PathStep first = setting.path().get(0);
    StageSettings stage = stages.get(first.name());
    if (stage == null) {
      Diagnostic diagnostic =
          Diagnostic.error(Code.UNKNOWN_SETTING, "there is no stage called `%s`".formatted(first.name()))
              .at(first.span());
      Set<String> names = new LinkedHashSet<>(stages.keySet());
      report.add(
          names.isEmpty()
              ? diagnostic.help("a stage is a block: pretrain { ... }")
              : Names.suggestOrList(diagnostic, first.name(), names, "the stages are "));
    } else if (setting.path().size() == 1) {
      report.add(
          Diagnostic.error(Code.UNKNOWN_SETTING, "`%s` is a stage, and takes a block".formatted(first.name()))
              .at(first.span())
              .help("%s { ... } or %s.SETTING = VALUE".formatted(first.name(), first.name())));
    } else {
      List<Item.PathStep> path = setting.path().subList(1, setting.path().size());
      if (given) {
        stage.set(path, new StageSettings.Written(setting, module)); // the last one counts
      } else {
        set(stage, setting, path, module);
      }
    }
  }
}
