package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.SettingSearch;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.bind.UnknownNames;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** One elaboration of a spec: the recursive core, and the order in which the stages go through it. */
final class Elaboration implements Core {
  private final BoundSpec spec;
  private final boolean errors;
  private final Reporter reporter;
  private final Fuel fuel;
  private final Evaluator evaluator;
  private final Instantiator instantiator;
  private final Caller caller;
  private final StageElaborator stages;
  private final StageReferences references;
  private final Reachability reachability;
  private final SettingLister settings = new SettingLister(this);
  private final PartLister parts = new PartLister(this);
  private final NameTableEvaluator names;
  private final GuidelineReader guidelines;
  private final ShapeLog log = new ShapeLog();

  /**
   * An elaboration.
   *
   * @param before what was reported before, which is not said again
   * @param errors whether there is an error among it
   * @param untilNew whether to stop as soon as there is anything else to report
   * @param evaluations how many expressions may be evaluated
   */
  Elaboration(
      BoundSpec spec,
      Set<Diagnostic.Key> before,
      boolean errors,
      boolean untilNew,
      long evaluations) {
    this.spec = spec;
    this.errors = errors;
    Declarations declarations = spec.declarations();
    CallStack stack = new CallStack(declarations::isLibrary);
    reporter = new Reporter(declarations, stack, before, untilNew);
    fuel = new Fuel(evaluations, reporter::add, reporter::decided);
    UnknownNames unknown =
        new UnknownNames(declarations, new HashSet<>(CompileTimeFunctions.names()));

    NameResolver resolver = new NameResolver(this, reporter, unknown);
    ShapeMatcher shapes = new ShapeMatcher(this, reporter);
    TypeFitter types = new TypeFitter(reporter, declarations, resolver, shapes);
    ArgumentBinder arguments = new ArgumentBinder(this, reporter, declarations, types);
    Conditions conditions = new Conditions(this, reporter);
    Requirements requirements =
        new Requirements(this, reporter, declarations, conditions, new ConditionValues(this));
    ListEvaluator lists = new ListEvaluator(this, reporter, fuel);
    WithClauseReader with = new WithClauseReader(this, reporter);
    ExternalCode external = new ExternalCode(this, arguments);
    OutputTypes outputs = new OutputTypes(this, resolver, shapes);
    PartPlacer placer = new PartPlacer(this, reporter, with, external);

    caller =
        new Caller(
            this,
            reporter,
            declarations,
            stack,
            fuel,
            types,
            new ResultTypes(this, reporter, resolver, shapes, types),
            new StatementRunner(this, reporter, fuel, conditions, requirements, lists, log),
            log);
    CallEvaluator calls =
        new CallEvaluator(
            this,
            reporter,
            declarations,
            unknown,
            arguments,
            new ConstantCalls(this, reporter),
            new MethodCalls(this, reporter, arguments),
            caller,
            external);
    evaluator =
        new Evaluator(
            reporter,
            fuel,
            resolver,
            calls,
            lists,
            new OperatorEvaluator(reporter),
            conditions,
            arguments,
            with);
    instantiator =
        new Instantiator(
            this,
            reporter,
            stack,
            new MemberEvaluator(
                this,
                reporter,
                declarations,
                types,
                new TensorMembers(this, reporter, shapes, with),
                placer,
                log),
            outputs,
            requirements);
    stages =
        new StageElaborator(
            this,
            reporter,
            declarations,
            unknown,
            new SettingEvaluator(
                reporter, arguments, external, new SettingSearch(declarations)),
            outputs,
            external);
    references =
        new StageReferences(
            reporter,
            declarations,
            types,
            external,
            () -> errors || reporter.hasErrors(),
            spec.stages());
    reachability = new Reachability(instantiator);
    names = new NameTableEvaluator(this, reporter, declarations, requirements);
    guidelines = new GuidelineReader(this, declarations);
  }

  @Override
  public TracedValue evaluate(Expr expr, Environment environment, ExpectedType expected) {
    return evaluator.evaluate(expr, environment, expected);
  }

  @Override
  public ComponentInstance instantiate(
      ComponentValue component, Map<String, TracedValue> context) {
    return instantiator.instantiate(component, context);
  }

  @Override
  public boolean isValid(ComponentInstance instance) {
    return instantiator.isValid(instance);
  }

  @Override
  public @Nullable TracedValue member(ComponentInstance instance, String name, Span span) {
    return instantiator.member(instance, name, span);
  }

  @Override
  public TracedValue output(ComponentInstance instance, Span span) {
    return instantiator.output(instance, span);
  }

  @Override
  public @Nullable CallOutcome call(
      ComponentInstance instance,
      Member.Method method,
      Map<String, Argument> arguments,
      Span span) {
    return caller.method(instance, method, arguments, span);
  }

  /** Works all stages out. */
  ElaboratedSpec all() {
    List<ElaboratedStage> elaborated = new ArrayList<>();
    // what no program needs is asked for only when all programs are known
    List<StageReferences.Earlier> programs = run(null);
    boolean right = !errors && !reporter.hasErrors();
    for (StageReferences.Earlier each : programs) {
      ElaboratedStage stage = elaborated(each.run(), each.program());
      elaborated.add(stage);
      if (right && learnsNothing(each.run(), each.program())) {
        reporter.add(SettingErrors.nothingToLearn(stage));
      }
    }
    Map<String, Map<String, Value>> known = guidelines.of(spec.spec());
    return new ElaboratedSpec(spec, elaborated, known, reporter.findings(), log.all());
  }

  /** Whether a stage takes steps whose loss depends on nothing that they could change. */
  private static boolean learnsNothing(StageElaborator.Run run, Instance program) {
    return run.functions().stream()
        .anyMatch(
            function ->
                function.name().equals(StageElaborator.STEP)
                    && !GradientFlow.reaches(program, function));
  }

  private ElaboratedStage elaborated(StageElaborator.Run run, Instance program) {
    return new ElaboratedStage(
        run.settings(),
        program,
        run.flops(),
        settings.of(run.stage()),
        run.recipe(),
        parts.of(run.stage()),
        names.of(run.settings(), run.stage(), program));
  }

  /** Works the stages out up to {@code last}, or all where it is null, for a first message. */
  Trial upTo(@Nullable String last) {
    List<Instance> programs = run(last).stream().map(StageReferences.Earlier::program).toList();
    return new Trial(!reporter.decided() && fuel.left() > 0, programs, fuel.left());
  }

  /** One part of a stage, of which {@code forward} is called; empty where there is a message. */
  Optional<Instance> part(String stage, String name) {
    for (StageSettings settings : spec.stages()) {
      if (settings.name().equals(stage)) {
        return stages
            .place(settings, references)
            .flatMap(instance -> forward(instance, name, settings.span()))
            .filter(instance -> !reporter.decided() && fuel.left() > 0);
      }
      references.done(settings.name(), Optional.empty());
    }
    return Optional.empty();
  }

  private Optional<Instance> forward(ComponentInstance stage, String name, Span span) {
    TracedValue part = member(stage, name, span);
    if (part == null
        || !(part.value() instanceof ComponentInstance instance)
        || !(instantiator.part(stage, name) instanceof PartTemplate.Layer layer)) {
      return Optional.empty();
    }
    Member.Method forward = instance.resolved().method("forward");
    CallOutcome outcome = forward == null ? null : call(instance, forward, Map.of(), span);
    return Optional.ofNullable(outcome)
        .map(called -> reachability.of(layer, List.of(called.residual())));
  }

  private List<StageReferences.Earlier> run(@Nullable String last) {
    List<StageReferences.Earlier> done = new ArrayList<>();
    for (StageSettings stage : spec.stages()) {
      Optional<StageReferences.Earlier> earlier =
          stages
              .elaborate(stage, references)
              .map(
                  run ->
                      new StageReferences.Earlier(
                          run, reachability.of(run.stage(), run.functions())));
      references.done(stage.name(), earlier);
      earlier.ifPresent(done::add);
      if (stage.name().equals(last)) {
        break;
      }
    }
    return done;
  }
}
