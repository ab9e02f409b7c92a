package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;
import lacuna.compiler.value.Value;

/** Merges the statements of several bodies. */
final class BodyMerger {
  /** Stands for the value of a constant until it is known whether anything reads it. */
  private static final Code PENDING = new Code.None();

  private final Unit unit;

  BodyMerger(Unit unit) {
    this.unit = unit;
  }

  /** The statements of one instance or call. */
  record Body(int owner, List<Step> steps) {}

  /** One body for all. */
  List<Line> merge(List<Body> bodies) {
    List<Line> lines = new ArrayList<>();
    merge(bodies, 0, lines);
    return settled(lines);
  }

  private void merge(List<Body> bodies, int from, List<Line> lines) {
    for (int at = from; ; at++) {
      int index = at;
      if (bodies.stream().allMatch(b -> b.steps.size() <= index)) {
        return;
      } else if (bodies.stream().anyMatch(b -> b.steps.size() <= index)) {
        throw new Conflict("bodies of different lengths");
      }
      Step first = bodies.get(0).steps.get(at);
      if (bodies.stream().anyMatch(b -> b.steps.get(index).getClass() != first.getClass())) {
        throw new Conflict("different statements at one place");
      }
      if (first instanceof Step.Decided) {
        if (decided(bodies, at, lines)) {
          return;
        }
      } else {
        line(bodies, at, first, lines);
      }
    }
  }

  /** A branch; true when it has merged what follows too. */
  private boolean decided(List<Body> bodies, int at, List<Line> lines) {
    List<Body> yes = new ArrayList<>();
    List<Body> no = new ArrayList<>();
    List<Body> yesRest = new ArrayList<>();
    List<Body> noRest = new ArrayList<>();
    List<Cell> conditions = new ArrayList<>();
    for (Body body : bodies) {
      Step.Decided step = (Step.Decided) body.steps.get(at);
      (step.outcome() ? yes : no).add(new Body(body.owner, step.taken()));
      (step.outcome() ? yesRest : noRest).add(body);
      conditions.add(new Cell(body.owner, step.condition()));
    }
    if (yes.isEmpty() || no.isEmpty()) {
      merge(yes.isEmpty() ? no : yes, 0, lines);
      return ends(yes.isEmpty() ? no : yes);
    }
    Code condition = unit.condition(conditions);
    List<Line> then = new ArrayList<>();
    List<Line> otherwise = new ArrayList<>();
    merge(yes, 0, then);
    merge(no, 0, otherwise);
    if (ends(yes) && !ends(no)) {
      lines.add(new Line.If(condition, then, List.of()));
      lines.addAll(otherwise);
      merge(noRest, at + 1, lines);
      return true;
    } else if (ends(no) && !ends(yes)) {
      lines.add(
          new Line.If(
              new Code.Arithmetic("!", List.of(condition), ValueType.BOOL), otherwise, List.of()));
      lines.addAll(then);
      merge(yesRest, at + 1, lines);
      return true;
    }
    lines.add(new Line.If(condition, then, otherwise));
    return ends(yes);
  }

  private static boolean ends(List<Body> bodies) {
    List<Step> steps = bodies.get(0).steps;
    if (steps.isEmpty()) {
      return false;
    }
    Step last = steps.get(steps.size() - 1);
    return last instanceof Step.Return
        || last instanceof Step.Decided d && ends(List.of(new Body(0, d.taken())));
  }

  private void line(List<Body> bodies, int at, Step first, List<Line> lines) {
    if (first instanceof Step.Let let) {
      same(bodies, at, let.name(), s -> ((Step.Let) s).name());
      Code value = unit.code(cells(bodies, at, s -> ((Step.Let) s).value()), let.name());
      lines.add(
          new Line.Let(
              let.name(),
              let.list() ? ValueType.TENSOR_LIST : ValueType.TENSOR,
              let.list() ? value : named(value, let.name()),
              shape(bodies, at, let.shape(), s -> ((Step.Let) s).shape())));
    } else if (first instanceof Step.LetConstant let) {
      same(bodies, at, let.name(), s -> ((Step.LetConstant) s).name());
      List<Cell> cells = cells(bodies, at, s -> ((Step.LetConstant) s).value());
      unit.constants.put(let.name(), cells);
      lines.add(new Line.Let(let.name(), ValueType.INT, PENDING, ""));
    } else if (first instanceof Step.Unpack unpack) {
      same(bodies, at, unpack.names(), s -> ((Step.Unpack) s).names());
      lines.add(
          new Line.Unpack(
              unpack.names(),
              unit.code(cells(bodies, at, s -> ((Step.Unpack) s).list()), "parts")));
    } else if (first instanceof Step.Assign assign) {
      same(bodies, at, assign.name(), s -> ((Step.Assign) s).name());
      Code value = unit.code(cells(bodies, at, s -> ((Step.Assign) s).value()), assign.name());
      lines.add(
          new Line.Assign(
              assign.name(),
              value,
              shape(bodies, at, assign.shape(), s -> ((Step.Assign) s).shape())));
    } else if (first instanceof Step.Metric metric) {
      lines.add(
          new Line.Metric(
              metric.name(),
              unit.code(cells(bodies, at, s -> ((Step.Metric) s).value()), "metric")));
    } else if (first instanceof Step.Return) {
      Code value = unit.code(cells(bodies, at, s -> ((Step.Return) s).value()), "result");
      lines.add(
          new Line.Return(value instanceof Code.Observed observed ? observed.value() : value));
    } else if (first instanceof Step.Each each) {
      each(bodies, at, each, lines);
    }
  }

  /**
   * What a part gives gets its name from the step; other values are seen where the unit says so.
   */
  private Code named(Code value, String name) {
    if (value instanceof Code.Observed observed) {
      return new Code.Observed(observed.part(), name, observed.value());
    }
    return unit.shows(value) ? new Code.Observed(name, name, value) : value;
  }

  private static <T> void same(
      List<Body> bodies, int at, T first, java.util.function.Function<Step, T> part) {
    if (!bodies.stream().allMatch(b -> part.apply(b.steps.get(at)).equals(first))) {
      throw new Conflict("different names at one place");
    }
  }

  private static String shape(
      List<Body> bodies, int at, String first, java.util.function.Function<Step, String> part) {
    return bodies.stream().allMatch(b -> part.apply(b.steps.get(at)).equals(first)) ? first : "";
  }

  private static List<Cell> cells(
      List<Body> bodies, int at, java.util.function.Function<Step, Node> part) {
    List<Cell> cells = new ArrayList<>();
    bodies.forEach(b -> cells.add(new Cell(b.owner, part.apply(b.steps.get(at)))));
    return cells;
  }

  private void each(List<Body> bodies, int at, Step.Each each, List<Line> lines) {
    same(bodies, at, each.member(), s -> ((Step.Each) s).member());
    List<Body> all = new ArrayList<>();
    for (Body body : bodies) {
      ((Step.Each) body.steps.get(at))
          .bodies()
          .forEach(steps -> all.add(new Body(body.owner, steps)));
    }
    if (unit.uniform(each.member())) {
      List<Line> loop = new ArrayList<>();
      merge(all, 0, loop);
      lines.add(new Line.ForEach(each.variable(), each.member(), loop));
      return;
    }
    int count = each.bodies().size();
    for (int i = 0; i < count; i++) {
      int index = i;
      List<Body> element = new ArrayList<>();
      for (Body body : bodies) {
        List<List<Step>> steps = ((Step.Each) body.steps.get(at)).bodies();
        if (steps.size() != count) {
          throw new Conflict("unequal lists of unlike layers");
        }
        element.add(new Body(body.owner, steps.get(index)));
      }
      unit.loopVariable(each.variable(), Members.unlike(each.member(), i));
      merge(element, 0, lines);
      unit.loopVariable(each.variable(), "");
    }
  }

  /**
   * Fills in the constants of the body that the merged code reads, the last first, and leaves the
   * others out.
   */
  private List<Line> settled(List<Line> lines) {
    List<Line> settled = new ArrayList<>(lines);
    for (int i = settled.size() - 1; i >= 0; i--) {
      if (settled.get(i) instanceof Line.Let let && let.value() == PENDING) {
        if (unit.localsRead.contains(let.name())) {
          List<Cell> cells = unit.constants.get(let.name());
          Value value = ((Node.Constant) cells.get(0).node()).value();
          settled.set(i, new Line.Let(let.name(), Literals.type(value), unit.defined(cells), ""));
        } else {
          settled.remove(i);
        }
      }
    }
    return settled;
  }
}
