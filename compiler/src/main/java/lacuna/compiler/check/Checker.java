package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Finds out what a loaded spec means. */
public final class Checker {
  private final Diagnostics diagnostics;

  /** A checker that gives its messages to {@code diagnostics}. */
  public Checker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The plan of a spec, or null when something is wrong with it; messages say what. */
  public @Nullable Plan check(LoadedSpec spec, List<Item.Setting> overrides) {
    Declarations declarations = new Declarations(spec);
    Report report = Report.ofAll(declarations);
    Run run = new Run(spec, overrides, declarations, report, Effort.MOST);
    Item.Header header = spec.chain().get(0).file().header();
    if (run.settings.stages().isEmpty() && header != null && !diagnostics.hasErrors()) {
      report.add(
          Diagnostic.error(
                  Code.V04,
                  "the experiment `%s` has no stage, so it would do nothing"
                      .formatted(header.name()))
              .at(header.nameSpan())
              .help("a stage is a block: pretrain { ... }"));
    }
    new Binder(run.elaboration).bind(spec);
    List<StageElaborator.Elaborated> stages = run.stages();
    boolean sound = !report.hasErrors() && !diagnostics.hasErrors();
    if (sound) { // what is unused may be so because of a mistake
      new Warnings(run.elaboration).warn(spec, stages);
    }
    new Fitting(spec, overrides, declarations, run.settings).advise(report);
    report.give(diagnostics);
    return diagnostics.hasErrors() || header == null
        ? null
        : new PlanMaker(run.elaboration).make(spec, header, run.settings, stages);
  }

  /** One elaboration of a spec. */
  static final class Run {
    final SettingsReader settings;
    final Elaboration elaboration;

    /** Reads the settings; {@code most} bounds the work. */
    Run(
        LoadedSpec spec,
        List<Item.Setting> overrides,
        Declarations declarations,
        Report report,
        long most) {
      settings = new SettingsReader(report);
      settings.read(spec, overrides);
      elaboration = new Elaboration(declarations, report, most);
    }

    /** Elaborates every stage. */
    List<StageElaborator.Elaborated> stages() {
      List<StageElaborator.Elaborated> stages = new ArrayList<>();
      StageReferences references = new StageReferences(elaboration, settings.stages());
      for (StageSettings stage : settings.stages()) {
        StageElaborator.Elaborated elaborated =
            new StageElaborator(elaboration, references).elaborate(stage);
        references.done(stage.name(), elaborated);
        if (elaborated != null) {
          stages.add(elaborated);
        }
      }
      return stages;
    }
  }
}
