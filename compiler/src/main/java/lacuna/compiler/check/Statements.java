package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a body. */
final class Statements {
  private final Elaboration e;

  Statements(Elaboration e) {
    this.e = e;
  }

  /** The value returned, or null when nothing is. What is left is appended to the frame's steps. */
  @Nullable Val run(List<Statement> body, Frame frame) {
    for (Statement statement : body) {
      Val result = run(statement, frame);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private @Nullable Val run(Statement statement, Frame frame) {
    if (statement instanceof Statement.Let let) {
      let(let, frame);
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign, frame);
    } else if (statement instanceof Statement.Require require) {
      require(require.condition(), require.reason(), frame);
    } else if (statement instanceof Statement.Metric metric) {
      Val value = e.evaluator.eval(metric.value(), frame, Wanted.ANYTHING);
      frame.steps.add(new Step.Metric(metric.name(), value.node()));
    } else if (statement instanceof Statement.If choice) {
      return choose(choice, frame);
    } else if (statement instanceof Statement.For loop) {
      return loop(loop, frame);
    } else if (statement instanceof Statement.Return result) {
      Val value = e.evaluator.eval(result.value(), frame, Wanted.ANYTHING);
      frame.steps.add(new Step.Return(value.node()));
      return value;
    }
    return null;
  }

  private void let(Statement.Let let, Frame frame) {
    Val value = e.evaluator.eval(let.value(), frame, Wanted.ANYTHING);
    String single = let.pattern().single();
    if (single != null) {
      if (frame.local(single) != null || frame.self != null && frame.self.declared.names().containsKey(single)) {
        e.report.add(Diagnostic.error(Code.N03, "`%s` is a name here already".formatted(single)).at(let.pattern().span()).help("choose another, or change it without `let`"));
      }
      frame.name(single, bind(single, value, frame, let.value().span().text(), true));
      return;
    }
    unpack(let, value, frame);
  }

  private Val bind(String name, Val value, Frame frame, String text, boolean first) {
    if (value.tensor() && value.node() instanceof Node.Constant == false) {
      String shape = value.value() instanceof Value.Tensor t ? shapeText(t.shape()) : "";
      frame.steps.add(first ? new Step.Let(name, value.node(), shape, false) : new Step.Assign(name, value.node(), shape));
      return new Val(value.value(), new Node.Local(name), value.origins());
    } else if (value.value() instanceof Value.ListValue list && list.elements().stream().anyMatch(Value.Tensor.class::isInstance)) {
      frame.steps.add(new Step.Let(name, value.node(), "", true));
      return new Val(value.value(), new Node.Local(name), value.origins());
    }
    if (value.node() instanceof Node.Constant constant) {
      frame.steps.add(new Step.LetConstant(name, constant));
    }
    return value.named(name, Node.Owner.FUNCTION, text);
  }

  /** {@code (batch, 196, 768)}. */
  static String shapeText(List<Value.Int> shape) {
    return "(" + String.join(", ", shape.stream().map(Value.Int::toString).toList()) + ")";
  }

  private void unpack(Statement.Let let, Val value, Frame frame) {
    List<String> names = let.pattern().names();
    List<? extends Value> parts = Patterns.parts(value.value(), names.size());
    if (parts == null) {
      if (!value.unknown()) {
        e.report.blame(Patterns.mismatch(value, names.size()), let.pattern().span(), value.origins(), "");
      }
      names.forEach(name -> frame.name(name, Val.UNKNOWN));
      return;
    }
    if (parts.stream().anyMatch(Value.Tensor.class::isInstance)) {
      frame.steps.add(new Step.Unpack(names, value.node()));
    }
    for (int i = 0; i < names.size(); i++) {
      Node node = parts.get(i) instanceof Value.Tensor ? new Node.Local(names.get(i)) : Node.Constant.of(parts.get(i));
      frame.name(names.get(i), new Val(parts.get(i), node, value.origins()));
    }
  }

  private void assign(Statement.Assign assign, Frame frame) {
    Val before = frame.local(assign.name());
    Val value = e.evaluator.eval(assign.value(), frame, Wanted.ANYTHING);
    if (before == null) {
      Diagnostic diagnostic = Diagnostic.error(Code.N01, "there is no `%s` to change".formatted(assign.name())).at(assign.nameSpan());
      e.report.add(Names.suggest(diagnostic.help("`let %s = ...` makes a name".formatted(assign.name())), assign.name(), new java.util.LinkedHashSet<>(frame.localNames())));
      frame.name(assign.name(), Val.UNKNOWN);
      return;
    }
    boolean first = !(before.node() instanceof Node.Local);
    frame.change(assign.name(), bind(assign.name(), value, frame, assign.value().span().text(), first));
  }

  /** Checks a condition; the message shows the values of both sides. */
  void require(lacuna.compiler.syntax.Expr condition, String reason, Frame frame) {
    Val val = e.evaluator.condition(condition, frame);
    if (!(val.value() instanceof Value.Bool holds) || holds.value()) {
      return;
    }
    Diagnostic diagnostic = Diagnostic.error(Code.V02, reason);
    for (String note : Requirements.values(condition, frame, e)) {
      diagnostic = diagnostic.note(note);
    }
    e.report.blame(diagnostic, condition.span(), val.origins(), "");
  }

  private @Nullable Val choose(Statement.If choice, Frame frame) {
    Val condition = e.evaluator.condition(choice.condition(), frame);
    if (condition.unknown()) {
      return Val.UNKNOWN;
    }
    boolean outcome = ((Value.Bool) condition.value()).value();
    Frame inner = frame.within();
    inner.steps = new ArrayList<>();
    Val result = run(outcome ? choice.then() : choice.otherwise(), inner);
    frame.steps.add(new Step.Decided(condition.node(), outcome, inner.steps));
    return result;
  }

  private @Nullable Val loop(Statement.For loop, Frame frame) {
    Val source = e.evaluator.eval(loop.list(), frame, Wanted.ANYTHING);
    List<? extends Value> elements = e.evaluator.elements(source, loop.list());
    if (elements == null) {
      return Val.UNKNOWN;
    }
    boolean layers = elements.stream().anyMatch(Placed.class::isInstance);
    List<List<Step>> bodies = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Frame inner = frame.within();
      Node node = layers ? new Node.Local(loop.variable()) : elements.get(i) instanceof Value.Tensor ? new Node.Element(source.node(), i) : Node.Constant.of(elements.get(i));
      inner.name(loop.variable(), new Val(elements.get(i), node, source.origins()));
      if (layers) {
        inner.steps = new ArrayList<>();
        e.placing.use(source);
      }
      Val result = run(loop.body(), inner);
      if (result != null) {
        return result.unknown() ? result : returned(loop);
      }
      bodies.add(inner.steps);
    }
    if (layers && source.node() instanceof Node.MemberTensor member) {
      frame.steps.add(new Step.Each(loop.variable(), member.name(), bodies));
    }
    return null;
  }

  private Val returned(Statement.For loop) {
    e.report.add(Diagnostic.error(Code.T06, "`return` stands behind a loop, not in it").at(loop.span()));
    return Val.UNKNOWN;
  }
}
