package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Binder;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.sample.Guideline;
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
    List<Diagnostic> earlier = diagnostics.sorted();
    Diagnostics names = new Diagnostics();
    earlier.forEach(names::add);
    BoundSpec bound = new Binder(Set.copyOf(Builtins.names())).bind(spec, overrides, names);
    Report report = Report.ofAll(bound.declarations());
    names.sorted().stream().filter(message -> !earlier.contains(message)).forEach(report::add);
    Run run = new Run(bound, report, Effort.MOST);
    List<StageElaborator.Elaborated> stages = run.stages(null);
    Fitting fitting = new Fitting(bound);
    Map<String, Map<String, MaskStatistics>> masks = Map.of();
    boolean sound = !report.hasErrors() && !diagnostics.hasErrors();
    if (sound) { // what is unused may be so because of a mistake
      new Warnings(run.elaboration).warn(stages);
      Guideline guideline =
          new Guidelines(run.elaboration).averageDistance(bound.spec()).orElse(null);
      if (guideline != null) {
        Masks drawn = new Masks(run.elaboration, sampler, guideline);
        masks = drawn.of(stages);
        new DoubtfulMasks(bound, run.elaboration, drawn, fitting, guideline).warn(stages, masks);
      }
    }
    fitting.advise(report);
    Item.Header header = bound.header();
    Plan plan = null;
    if (diagnostics.hasErrors() || report.hasErrors() || header == null) {
      stages.forEach(new NameTables(run.elaboration)::of); // for the mistakes in it
    } else {
      plan = new PlanMaker(run.elaboration).make(bound, header, stages, masks);
    }
    report.give(diagnostics);
    return diagnostics.hasErrors() ? null : plan;
  }

  /** One elaboration of a spec. */
  static final class Run {
    private final BoundSpec spec;
    final Elaboration elaboration;

    /** An elaboration of which {@code most} bounds the work. */
    Run(BoundSpec spec, Report report, long most) {
      this.spec = spec;
      elaboration = new Elaboration(spec.declarations(), report, most);
    }

    /** Elaborates every stage up to {@code last}, or all where it is null. */
    List<StageElaborator.Elaborated> stages(@Nullable String last) {
      List<StageElaborator.Elaborated> stages = new ArrayList<>();
      StageReferences references = new StageReferences(elaboration, spec.stages());
      for (StageSettings stage : spec.stages()) {
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
