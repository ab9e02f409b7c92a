package lacuna.compiler.bind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.syntax.Item;

/** Finds out what the names of a spec stand for, and which settings its stages end up with. */
public final class Binder {
  private static final int MOST_STAGES = 500;

  private final Set<String> builtins;

  /**
   * A binder.
   *
   * @param builtins the functions that are declared in no file
   */
  public Binder(Set<String> builtins) {
    this.builtins = Set.copyOf(builtins);
  }

  /**
   * Binds a spec; messages say what is wrong with the names in it.
   *
   * @param overrides settings given beside the files, which come last
   * @param diagnostics takes the messages; has those about the text of the files already, which may
   *     hide a stage
   */
  public BoundSpec bind(LoadedSpec spec, List<Item.Setting> overrides, Diagnostics diagnostics) {
    boolean readable = !diagnostics.hasErrors();
    Declarations declarations = new Declarations(spec);
    SettingsReader settings = new SettingsReader(diagnostics);
    settings.read(spec, overrides);
    List<StageSettings> stages = settings.stages();
    if (stages.size() > MOST_STAGES) {
      diagnostics.add(BindErrors.tooManyStages(stages.get(MOST_STAGES), MOST_STAGES));
      stages = stages.subList(0, MOST_STAGES);
    }
    misplaced(settings.misplaced(), stages, declarations, diagnostics);
    BoundSpec bound =
        new BoundSpec(spec, overrides, declarations, stages, settings.references());
    Item.Header header = bound.header();
    if (header != null && bound.stages().isEmpty() && readable) {
      diagnostics.add(BindErrors.noStage(header));
    }
    UnknownNames unknown = new UnknownNames(declarations, builtins);
    new DeclarationChecker(declarations, unknown, diagnostics).check();
    return bound;
  }

  /** Settings that begin with no stage: misspelled ones, and those that miss it. */
  private static void misplaced(
      List<Item.Setting> settings,
      List<StageSettings> stages,
      Declarations declarations,
      Diagnostics diagnostics) {
    if (settings.isEmpty()) {
      return; // mostly, and then the words of other tools need not be read
    }
    SettingSearch search = new SettingSearch(declarations);
    Set<String> names =
        stages.stream()
            .map(StageSettings::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Item.Setting setting : settings) {
      List<String> path = setting.path().stream().map(Item.PathStep::name).toList();
      boolean misspelled = !Suggestions.nearest(path.get(0), names).isEmpty();
      SettingSearch.Answer elsewhere =
          misspelled ? null : search.find(stages, path, setting.value(), false).orElse(null);
      diagnostics.add(BindErrors.unknownStage(setting, names, elsewhere));
    }
  }
}
