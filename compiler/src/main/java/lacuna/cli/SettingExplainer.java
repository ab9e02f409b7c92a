package lacuna.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.overview.Effects;
import lacuna.compiler.overview.OtherValues;
import lacuna.compiler.overview.SettingPage;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** Explains one setting of a spec: {@code pretrain.mask.ratio}, or with a value to compare with. */
final class SettingExplainer {
  private final Path spec;
  private final CheckOptions options;
  private final Console console;
  private final Compilation compilation;

  SettingExplainer(Path spec, CheckOptions options, Console console) {
    this.spec = spec;
    this.options = options;
    this.console = console;
    this.compilation = new Compilation(spec, options, console);
  }

  /** Prints what there is to tell; returns the exit code. */
  int explain(String word, boolean json) {
    Optional<Plan> found = compilation.plan();
    if (found.isEmpty()) {
      return ExitCode.SPEC;
    }
    Plan plan = found.get();
    int equals = word.indexOf('=');
    String path = equals < 0 ? word : word.substring(0, equals);
    Map<String, StagePlan.Setting> settings = settings(plan);
    StagePlan.Setting setting = settings.get(path);
    if (setting == null) {
      return unknown(path, settings);
    }
    List<SettingPage.Said> trail =
        compilation
            .compiler()
            .trail(spec, compilation.compilerOptions(), List.of(path.split("\\.")))
            .stream()
            .map(said -> new SettingPage.Said(said.place(), said.text()))
            .toList();
    SettingPage page =
        new SettingPage(path, setting, written(plan, path, setting), trail, null, List.of());
    if (equals >= 0) {
      String value = word.substring(equals + 1);
      Compiler.CompileResult other = with(path, value);
      if (other.plan() == null) {
        compilation.printed(other.check());
        return ExitCode.SPEC;
      }
      page = compared(page, value, plan, other.plan());
    } else {
      for (String value : OtherValues.of(setting.value())) {
        Plan other = with(path, value).plan();
        if (other != null) {
          page = compared(page, value, plan, other);
          break;
        }
      }
    }
    console.out().print(json ? page.json() : page.text());
    return ExitCode.OK;
  }

  /** A part with what its component is given, anything else as it is. */
  private static String written(Plan plan, String path, StagePlan.Setting setting) {
    return plan.stages().stream()
        .flatMap(
            stage ->
                stage.parts().stream()
                    .filter(part -> path.equals(stage.name() + "." + part.name())))
        .map(PartPlan::written)
        .findFirst()
        .orElse(setting.value());
  }

  private static SettingPage compared(SettingPage page, String value, Plan plan, Plan other) {
    List<Effects.Effect> effects = Effects.of(plan, other, page.path());
    return new SettingPage(
        page.path(), page.setting(), page.value(), page.trail(), value, effects);
  }

  private Compiler.CompileResult with(String path, String value) {
    List<String> settings = new ArrayList<>(options.settings());
    settings.add(path + "=" + value);
    return compilation.compiler().compile(spec, new Compiler.Options(options.roots(), settings));
  }

  /** By their paths with the stage. */
  private static Map<String, StagePlan.Setting> settings(Plan plan) {
    Map<String, StagePlan.Setting> settings = new LinkedHashMap<>();
    for (StagePlan stage : plan.stages()) {
      stage.settings().forEach(s -> settings.put(stage.name() + "." + s.path(), s));
    }
    return settings;
  }

  private int unknown(String path, Map<String, StagePlan.Setting> settings) {
    String question = Suggestions.asked(Suggestions.nearest(path, List.copyOf(settings.keySet())));
    console.err().println("error: no setting of %s is called `%s`".formatted(spec, path));
    console
        .err()
        .println(
            question.isEmpty()
                ? "  `lacuna dump --phase bind %s` lists them".formatted(spec)
                : "  " + question);
    return ExitCode.USAGE;
  }
}
