package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private final Requirements requirements;

  Statements(Elaboration e) {
    this.e = e;
    this.requirements = new Requirements(e);
  }

  /** The value returned, or null when nothing is. What is left is appended to the frame's steps. */
  @Nullable Val run(List<Statement> body, Frame frame) {
    for (Statement statement : body) {
      Val result = e.effort.over() ? Val.UNKNOWN : run(statement, frame);
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
      requirements.check(require.condition(), frame);
    } else if (statement instanceof Statement.Metric metric) {
      Val value = e.evaluator.eval(metric.value(), frame, Wanted.ANYTHING);
      frame.steps.add(new Step.Metric(metric.name(), value.node()));
    } else if (statement instanceof Statement.If choice) {
      return choose(choice, frame);
    } else if (statement instanceof Statement.For loop) {
      return loop(loop, frame);
    } else if (statement instanceof Statement.Return result) {
      Val value = e.evaluator.eval(result.value(), frame, Wanted.ANYTHING);
      if (frame.isLost()) {
        return Val.UNKNOWN;
      }
      frame.returns(result.value().span());
      frame.steps.add(new Step.Return(value.node()));
      return value;
    }
    return null;
  }

  private void let(Statement.Let let, Frame frame) {
    Val value = e.evaluator.eval(let.value(), frame, Wanted.ANYTHING);
    String single = let.pattern().single();
    if (single != null) {
      if (frame.local(single) != null
          || frame.self != null && frame.self.declared.names().containsKey(single)) {
        e.report.add(
            Diagnostic.error(Code.DUPLICATE_NAME, "`%s` is already defined here".formatted(single))
                .at(let.pattern().span())
                .help("choose another name, or assign to it without `let`"));
      }
      frame.name(single, bind(single, value, frame, let.value().span().text(), true));
      return;
    }
    unpack(let, value, frame);
  }

  private Val bind(String name, Val value, Frame frame, String text, boolean first) {
    if (value.tensor() && value.node() instanceof Node.Constant == false) {
      String shape = value.value() instanceof Value.Tensor t ? shapeText(t.shape()) : "";
      frame.steps.add(
          first
              ? new Step.Let(name, value.node(), shape, false)
              : new Step.Assign(name, value.node(), shape));
      return value.by(new Node.Local(name));
    } else if (value.value() instanceof Value.ListValue list
        && list.elements().stream().anyMatch(Value.Tensor.class::isInstance)) {
      frame.steps.add(new Step.Let(name, value.node(), "", true));
      return value.by(new Node.Local(name));
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
        e.report.blame(
            Patterns.mismatch(value, names.size()), let.pattern().span(), value.origins(), "");
      }
      names.forEach(name -> frame.name(name, Val.UNKNOWN));
      return;
    }
    if (parts.stream().anyMatch(Value.Tensor.class::isInstance)) {
      frame.steps.add(new Step.Unpack(names, value.node()));
    }
    for (int i = 0; i < names.size(); i++) {
      Node node =
          parts.get(i) instanceof Value.Tensor
              ? new Node.Local(names.get(i))
              : Node.Constant.of(parts.get(i));
      frame.name(names.get(i), new Val(parts.get(i), node, value.part(i)));
    }
  }

  /** A statement changes a name that does not exist. */
  static Diagnostic nothingToChange(Statement.Assign assign, Set<String> names) {
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, "`%s` is not defined, so nothing can be assigned to it".formatted(assign.name()))
            .at(assign.nameSpan());
    return Names.suggest(diagnostic, assign.name(), names)
        .help("`let %s = ...` defines it".formatted(assign.name()));
  }

  private void assign(Statement.Assign assign, Frame frame) {
    Val before = frame.local(assign.name());
    Val value = e.evaluator.eval(assign.value(), frame, Wanted.ANYTHING);
    if (before == null) {
      e.report.add(nothingToChange(assign, new LinkedHashSet<>(frame.localNames())));
      frame.name(assign.name(), Val.UNKNOWN);
      return;
    }
    boolean first = !(before.node() instanceof Node.Local);
    frame.change(
        assign.name(), bind(assign.name(), value, frame, assign.value().span().text(), first));
  }

  private @Nullable Val choose(Statement.If choice, Frame frame) {
    Val condition = e.evaluator.condition(choice.condition(), frame);
    if (condition.unknown()) {
      lose(choice.then(), frame);
      lose(choice.otherwise(), frame);
      return null;
    }
    boolean outcome = ((Value.Bool) condition.value()).value();
    Frame inner = frame.within();
    inner.steps = new ArrayList<>();
    Val result = run(outcome ? choice.then() : choice.otherwise(), inner);
    frame.steps.add(new Step.Decided(condition.node(), outcome, inner.steps));
    return result;
  }

  /** Statements may have run or not: what they change, and the result, is unknown. */
  private static void lose(List<Statement> body, Frame frame) {
    frame.lose();
    for (Statement statement : body) {
      if (statement instanceof Statement.Assign assign) {
        frame.change(assign.name(), Val.UNKNOWN);
      } else if (statement instanceof Statement.If choice) {
        lose(choice.then(), frame);
        lose(choice.otherwise(), frame);
      } else if (statement instanceof Statement.For loop) {
        lose(loop.body(), frame);
      }
    }
  }

  private @Nullable Val loop(Statement.For loop, Frame frame) {
    Val source = e.evaluator.eval(loop.list(), frame, Wanted.ANYTHING);
    List<? extends Value> elements = e.lists.elements(source, loop.list());
    if (elements == null) {
      lose(loop.body(), frame);
      return null;
    }
    boolean parts = elements.stream().anyMatch(Placed.class::isInstance);
    boolean layers = parts && source.node() instanceof Node.MemberTensor;
    List<List<Step>> bodies = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Frame inner = frame.within();
      Node node =
          layers
              ? new Node.Local(loop.variable())
              : parts || elements.get(i) instanceof Value.Tensor
                  ? Lists.element(source, i)
                  : Node.Constant.of(elements.get(i));
      inner.name(loop.variable(), new Val(elements.get(i), node, source.part(i)));
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
    if (layers) {
      String member = ((Node.MemberTensor) source.node()).name();
      frame.steps.add(new Step.Each(loop.variable(), member, bodies));
    }
    return null;
  }

  private Val returned(Statement.For loop) {
    e.report.add(
        Diagnostic.error(Code.ILLEGAL_DECLARATION, "`return` must come after a loop, not inside it").at(loop.span()));
    return Val.UNKNOWN;
  }
}
