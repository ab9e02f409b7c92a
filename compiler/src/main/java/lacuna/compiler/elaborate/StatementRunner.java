package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import lacuna.compiler.bind.BindErrors;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.shape.DeclaredTensor;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a body; what is left of them goes to the environment. */
final class StatementRunner {
  /** Statements of a body, loops written out. */
  private static final int MOST_STEPS = 4_000;

  private final Core core;
  private final Reporter reporter;
  private final Fuel fuel;
  private final Conditions conditions;
  private final Requirements requirements;
  private final ListEvaluator lists;
  private final ShapeLog shapes;

  StatementRunner(
      Core core,
      Reporter reporter,
      Fuel fuel,
      Conditions conditions,
      Requirements requirements,
      ListEvaluator lists,
      ShapeLog shapes) {
    this.core = core;
    this.reporter = reporter;
    this.fuel = fuel;
    this.conditions = conditions;
    this.requirements = requirements;
    this.lists = lists;
    this.shapes = shapes;
  }

  /** The value returned, or null when nothing is. */
  @Nullable TracedValue run(List<Statement> body, Environment environment) {
    for (Statement statement : body) {
      if (environment.count() >= MOST_STEPS) {
        reporter.add(ElaborateErrors.bodyTooLong(statement.span(), MOST_STEPS));
        return TracedValue.UNKNOWN;
      }
      TracedValue result =
          fuel.spent() ? TracedValue.UNKNOWN : statement.accept(new One(environment));
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  /** Runs one statement. */
  private final class One implements Statement.Visitor<@Nullable TracedValue> {
    private final Environment environment;

    One(Environment environment) {
      this.environment = environment;
    }

    @Override
    public @Nullable TracedValue visitLet(Statement.Let let) {
      TracedValue value = core.evaluate(let.value(), environment);
      shapes.note(let.pattern().span(), value.value());
      String single = let.pattern().single();
      if (single == null) {
        unpack(let, value);
        return null;
      }
      ComponentInstance self = environment.self();
      if (environment.local(single) != null
          || self != null && self.resolved().names().contains(single)) {
        reporter.add(ElaborateErrors.nameTaken(single, let.pattern().span()));
      }
      environment.name(single, bind(single, value, let.value().span().text(), true));
      return null;
    }

    /** Gives a name a value: a tensor is a residual local, a constant stays one. */
    private TracedValue bind(String name, TracedValue value, String text, boolean first) {
      if (value.value() instanceof Value.Tensor tensor
          && !(value.node() instanceof Node.Constant)) {
        String shape = tensor.shapeText();
        environment.emit(
            first
                ? new Step.Let(name, value.node(), shape, false)
                : new Step.Assign(name, value.node(), shape));
        return value.by(new Node.Local(name));
      } else if (value.code() && !value.tensor()) {
        environment.emit(new Step.Let(name, value.node(), "", true));
        return value.by(new Node.Local(name));
      }
      if (value.node() instanceof Node.Constant constant) {
        environment.emit(new Step.LetConstant(name, constant));
      }
      return value.named(name, Node.Owner.FUNCTION, text);
    }

    private void unpack(Statement.Let let, TracedValue value) {
      List<String> names = let.pattern().names();
      if (value.unknown()) {
        names.forEach(name -> environment.name(name, TracedValue.UNKNOWN));
        return;
      }
      List<? extends Value> unpacked =
          Elements.unpacked(value.value(), names.size())
              .fold(
                  ok -> ok,
                  mismatch -> {
                    reporter.mismatch(mismatch, let.pattern().span(), List.of(value));
                    return Collections.nCopies(names.size(), new Value.Unknown());
                  });
      if (unpacked.stream().anyMatch(Value.Tensor.class::isInstance)) {
        environment.emit(new Step.Unpack(names, value.node()));
      }
      for (int i = 0; i < names.size(); i++) {
        Value part = unpacked.get(i);
        Node node =
            part instanceof Value.Tensor
                ? new Node.Local(names.get(i))
                : Node.Constant.of(part);
        environment.name(names.get(i), new TracedValue(part, node, value.part(i)));
      }
    }

    @Override
    public @Nullable TracedValue visitAssign(Statement.Assign assign) {
      TracedValue before = environment.local(assign.name());
      TracedValue value = core.evaluate(assign.value(), environment);
      shapes.note(assign.nameSpan(), value.value());
      if (before == null) {
        reporter.add(
            BindErrors.nothingToChange(
                assign, new LinkedHashSet<>(environment.localNames())));
        environment.name(assign.name(), TracedValue.UNKNOWN);
        return null;
      }
      boolean first = !(before.node() instanceof Node.Local);
      environment.change(
          assign.name(), bind(assign.name(), value, assign.value().span().text(), first));
      return null;
    }

    @Override
    public @Nullable TracedValue visitMetric(Statement.Metric metric) {
      TracedValue value = core.evaluate(metric.value(), environment);
      if (!value.unknown()) {
        DeclaredTensor.figure(value.value(), metric.name())
            .fold(
                ok -> value,
                mismatch -> {
                  reporter.mismatch(mismatch, metric.value().span(), List.of(value));
                  return TracedValue.UNKNOWN;
                });
      }
      environment.emit(new Step.Metric(metric.name(), value.node()));
      return null;
    }

    @Override
    public @Nullable TracedValue visitRequire(Statement.Require require) {
      requirements.check(require.condition(), environment);
      return null;
    }

    @Override
    public @Nullable TracedValue visitIf(Statement.If choice) {
      TracedValue condition = conditions.evaluate(choice.condition(), environment);
      if (!(condition.value() instanceof Value.Bool outcome)) {
        lose(choice.then());
        lose(choice.otherwise());
        return null;
      }
      Environment block = environment.block();
      TracedValue result = run(outcome.value() ? choice.then() : choice.otherwise(), block);
      environment.emit(new Step.Branch(condition.node(), outcome.value(), block.steps()));
      return result;
    }

    @Override
    public @Nullable TracedValue visitFor(Statement.For loop) {
      TracedValue source = core.evaluate(loop.list(), environment);
      List<? extends Value> elements = lists.elements(source, loop.list());
      if (elements == null) {
        lose(loop.body());
        return null;
      }
      boolean parts = elements.stream().anyMatch(ComponentInstance.class::isInstance);
      return parts && source.node() instanceof Node.MemberRef member
          ? overLayers(loop, source, elements, member.name())
          : unrolled(loop, source, elements);
    }

    /** A run through a list of layers stays a loop. */
    private @Nullable TracedValue overLayers(
        Statement.For loop, TracedValue source, List<? extends Value> layers, String member) {
      List<List<Step>> bodies = new ArrayList<>();
      for (int i = 0; i < layers.size(); i++) {
        Environment block = environment.block();
        Node layer = new Node.Local(loop.variable());
        block.name(loop.variable(), new TracedValue(layers.get(i), layer, source.part(i)));
        TracedValue result = run(loop.body(), block);
        if (result != null) {
          return result.unknown() ? result : returnInLoop(loop);
        }
        bodies.add(block.steps());
      }
      environment.emit(new Step.ForEach(loop.variable(), member, bodies));
      return null;
    }

    private @Nullable TracedValue unrolled(
        Statement.For loop, TracedValue source, List<? extends Value> elements) {
      for (int i = 0; i < elements.size(); i++) {
        Value element = elements.get(i);
        Environment inner = environment.inner();
        Node node =
            element instanceof ComponentInstance || element instanceof Value.Tensor
                ? ListEvaluator.element(source, i)
                : Node.Constant.of(element);
        inner.name(loop.variable(), new TracedValue(element, node, source.part(i)));
        TracedValue result = run(loop.body(), inner);
        if (result != null) {
          return result.unknown() ? result : returnInLoop(loop);
        }
      }
      return null;
    }

    private TracedValue returnInLoop(Statement.For loop) {
      reporter.add(CallErrors.returnInLoop(loop.span()));
      return TracedValue.UNKNOWN;
    }

    @Override
    public @Nullable TracedValue visitReturn(Statement.Return result) {
      TracedValue value = core.evaluate(result.value(), environment);
      if (environment.lost()) {
        return TracedValue.UNKNOWN;
      }
      environment.returns(result.value().span());
      environment.emit(new Step.Return(value.node()));
      return value;
    }

    /** Statements may have run or not: what they change, and the result, is unknown. */
    private void lose(List<Statement> body) {
      environment.lose();
      AssignedNames.of(body).forEach(name -> environment.change(name, TracedValue.UNKNOWN));
    }
  }
}
