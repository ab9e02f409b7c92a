package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.plan.Hiding;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Finds out what a loaded spec means. */
public final class Checker {
  private final Diagnostics diagnostics;
  private final MaskSampler sampler;

  /** A checker that gives its messages to {@code diagnostics}. */
  public Checker(Diagnostics diagnostics, MaskSampler sampler) {
    this.diagnostics = diagnostics;
    this.sampler = sampler;
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
                  Code.NOTHING_TO_RUN,
                  "the experiment `%s` has no stage, so it would do nothing"
                      .formatted(header.name()))
              .at(header.nameSpan())
              .help("a stage is a block: pretrain { ... }"));
    }
    new Binder(run.elaboration).bind(spec);
    List<StageElaborator.Elaborated> stages = run.stages(null);
    Fitting fitting = new Fitting(spec, overrides, declarations, run.settings);
    Map<String, Map<String, Hiding>> hidings = Map.of();
    boolean sound = !report.hasErrors() && !diagnostics.hasErrors();
    if (sound) { // what is unused may be so because of a mistake
      new Warnings(run.elaboration).warn(spec, stages);
      Masks drawn = new Masks(run.elaboration, sampler);
      hidings = drawn.of(stages);
      new DoubtfulMasks(spec, run.elaboration, drawn, fitting).warn(stages, hidings);
    }
    fitting.advise(report);
    Plan plan = null;
    if (diagnostics.hasErrors() || report.hasErrors() || header == null) {
      stages.forEach(new NameTables(run.elaboration)::of); // for the mistakes in it
    } else {
      plan =
          new PlanMaker(run.elaboration)
              .make(spec, overrides, header, run.settings, stages, hidings);
    }
    report.give(diagnostics);
    return diagnostics.hasErrors() ? null : plan;
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

    /** Elaborates every stage up to {@code last}, or all where it is null. */
    List<StageElaborator.Elaborated> stages(@Nullable String last) {
      List<StageElaborator.Elaborated> stages = new ArrayList<>();
      StageReferences references = new StageReferences(elaboration, settings.stages());
      for (StageSettings stage : settings.stages()) {
        StageElaborator.Elaborated elaborated =
            new StageElaborator(elaboration, references).elaborate(stage);
        references.done(stage.name(), elaborated);
        if (elaborated != null) {
          stages.add(elaborated);
        }
        if (stage.name().equals(last)) {
          break;
        }
      }
      return stages;
    }
  }
}
