package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Step;

/** Makes one body of several. */
final class BodyGeneralizer {
  private final Target target;
  private final ExpressionGeneralizer expressions;

  BodyGeneralizer(Target target, ExpressionGeneralizer expressions) {
    this.target = target;
    this.expressions = expressions;
  }

  /**
   * A line, or more, that is written once the block is known: whether a constant is worth a line
   * hangs on what reads it.
   */
  private record Draft(Generalization<List<Line>> lines) {
    static Draft of(Line line) {
      return new Draft(Generalization.of(List.of(line)));
    }
  }

  /** One body for all. */
  Generalization<List<Line>> lines(List<Body> bodies) {
    return drafts(BodyPlace.start(bodies)).then(BodyGeneralizer::written);
  }

  /** Writes the last draft first, so that what reads a constant comes before it. */
  private static Generalization<List<Line>> written(List<Draft> drafts) {
    List<Draft> reversed = new ArrayList<>(drafts);
    Collections.reverse(reversed);
    return Generalization.all(reversed.stream().map(Draft::lines).toList())
        .map(
            lines -> {
              List<List<Line>> inOrder = new ArrayList<>(lines);
              Collections.reverse(inOrder);
              return inOrder.stream().flatMap(List::stream).toList();
            });
  }

  private Generalization<List<Draft>> drafts(BodyPlace place) {
    if (place.isEnd()) {
      return Generalization.of(List.of());
    }
    return place.isOfOneType()
        ? place.first().accept(new OfOneType(place))
        : Generalization.mismatch("different statements at one place");
  }

  private static List<Draft> join(List<Draft> a, List<Draft> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /** Goes on from statements of one type, which stand at one place. */
  private final class OfOneType implements Step.Visitor<Generalization<List<Draft>>> {
    private final BodyPlace place;

    OfOneType(BodyPlace place) {
      this.place = place;
    }

    @Override
    public Generalization<List<Draft>> visitLet(Step.Let first) {
      return line(
          place.same(Step.Let.class, Step.Let::name)
              .then(name -> code(Step.Let.class, Step.Let::value, name))
              .map(
                  value ->
                      new Line.Let(
                          first.name(),
                          first.list() ? ValueType.TENSOR_LIST : ValueType.TENSOR,
                          first.list() ? value : observed(value, first.name()),
                          place.shape(Step.Let.class, Step.Let::shape))));
    }

    /** What a part gives gets its name from the step; other values are seen where that is so. */
    private Code observed(Code value, String name) {
      if (value instanceof Code.Observed observed) {
        return new Code.Observed(observed.part(), name, observed.value());
      }
      return target.observes(value) ? new Code.Observed(name, name, value) : value;
    }

    @Override
    public Generalization<List<Draft>> visitLetConstant(Step.LetConstant first) {
      String name = first.name();
      List<Occurrence> all = place.occurrences(Step.LetConstant.class, Step.LetConstant::value);
      Draft draft =
          new Draft(
              Generalization.given(
                  bindings ->
                      bindings.letsRead().contains(name)
                          ? definition(name, all)
                          : Generalization.of(List.of())));
      return place.same(Step.LetConstant.class, Step.LetConstant::name)
          .binding(bindings -> bindings.let(name, all))
          .then(same -> rest(draft));
    }

    private Generalization<List<Line>> definition(String name, List<Occurrence> all) {
      ValueType type = ValueTypes.common(all);
      return expressions.definition(all).map(code -> List.of(new Line.Let(name, type, code, "")));
    }

    @Override
    public Generalization<List<Draft>> visitUnpack(Step.Unpack first) {
      return line(
          place.same(Step.Unpack.class, Step.Unpack::names)
              .then(names -> code(Step.Unpack.class, Step.Unpack::list, "parts"))
              .map(list -> new Line.Unpack(first.names(), list)));
    }

    @Override
    public Generalization<List<Draft>> visitAssign(Step.Assign first) {
      return line(
          place.same(Step.Assign.class, Step.Assign::name)
              .then(name -> code(Step.Assign.class, Step.Assign::value, name))
              .map(
                  value ->
                      new Line.Assign(
                          first.name(),
                          value,
                          place.shape(Step.Assign.class, Step.Assign::shape))));
    }

    @Override
    public Generalization<List<Draft>> visitMetric(Step.Metric first) {
      return line(
          place.same(Step.Metric.class, Step.Metric::name)
              .then(name -> code(Step.Metric.class, Step.Metric::value, "metric"))
              .map(value -> new Line.Metric(first.name(), value)));
    }

    @Override
    public Generalization<List<Draft>> visitReturn(Step.Return first) {
      return line(
          code(Step.Return.class, Step.Return::value, "result")
              .map(value -> value instanceof Code.Observed observed ? observed.value() : value)
              .map(Line.Return::new));
    }

    @Override
    public Generalization<List<Draft>> visitForEach(Step.ForEach first) {
      return place.same(Step.ForEach.class, Step.ForEach::member)
          .then(list -> target.uniform(list) ? loop(first) : unrolled(first));
    }

    private Generalization<List<Draft>> loop(Step.ForEach first) {
      List<Body> inner = new ArrayList<>();
      for (Body body : place.bodies()) {
        for (int i = 0; i < steps(body).bodies().size(); i++) {
          inner.add(layer(body, i, ""));
        }
      }
      return line(
          lines(inner).map(lines -> new Line.ForEach(first.variable(), first.member(), lines)));
    }

    /** Layers of several classes are members of their own: the loop is written out. */
    private Generalization<List<Draft>> unrolled(Step.ForEach first) {
      int count = first.bodies().size();
      if (place.bodies().stream().anyMatch(body -> steps(body).bodies().size() != count)) {
        return Generalization.mismatch("unequal lists of unlike layers");
      }
      Generalization<List<Draft>> all = Generalization.of(List.of());
      for (int i = 0; i < count; i++) {
        int index = i;
        String member = CodeOwner.Layer.member(first.member(), index);
        List<Body> inner = place.bodies().stream().map(body -> layer(body, index, member)).toList();
        all = all.then(before -> drafts(BodyPlace.start(inner)).map(own -> join(before, own)));
      }
      return all.then(before -> after(before, false, place));
    }

    /** What a loop does for one of the layers. */
    private Body layer(Body body, int index, String member) {
      Step.ForEach loop = steps(body);
      Instance layer = target.layers(body.site(), loop.member()).get(index).instance();
      return new Body(
          body.site().in(loop.variable(), new CodeOwner.Layer(layer, member)),
          loop.bodies().get(index));
    }

    private Step.ForEach steps(Body body) {
      return (Step.ForEach) place.step(body);
    }

    @Override
    public Generalization<List<Draft>> visitBranch(Step.Branch first) {
      List<Body> yes = taken(true);
      List<Body> no = taken(false);
      if (yes.isEmpty() || no.isEmpty()) {
        List<Body> taken = yes.isEmpty() ? no : yes;
        return drafts(BodyPlace.start(taken)).then(own -> after(own, returns(taken), place));
      }
      return expressions
          .condition(place.occurrences(Step.Branch.class, Step.Branch::condition))
          .then(
              condition ->
                  lines(yes)
                      .then(
                          then ->
                              lines(no)
                                  .then(
                                      otherwise ->
                                          returns(yes) == returns(no)
                                              ? after(
                                                  choice(condition, then, otherwise),
                                                  returns(yes),
                                                  place)
                                              : returns(yes)
                                                  ? after(
                                                      early(condition, then, otherwise),
                                                      false,
                                                      place.where(decided(false)))
                                                  : after(
                                                      early(not(condition), otherwise, then),
                                                      false,
                                                      place.where(decided(true))))));
    }

    private List<Body> taken(boolean outcome) {
      return place.where(decided(outcome)).bodies().stream()
          .map(body -> new Body(body.site(), ((Step.Branch) place.step(body)).taken()))
          .toList();
    }

    private static Predicate<Step> decided(boolean outcome) {
      return step -> ((Step.Branch) step).outcome() == outcome;
    }

    private static List<Draft> choice(Code condition, List<Line> then, List<Line> otherwise) {
      return List.of(Draft.of(new Line.If(condition, then, otherwise)));
    }

    /** One side returns, so that the other needs no {@code else}. */
    private static List<Draft> early(Code condition, List<Line> returning, List<Line> others) {
      List<Draft> drafts = new ArrayList<>();
      drafts.add(Draft.of(new Line.If(condition, returning, List.of())));
      others.forEach(line -> drafts.add(Draft.of(line)));
      return drafts;
    }

    private static Code not(Code condition) {
      return new Code.Arithmetic("!", List.of(condition), ValueType.BOOL);
    }

    private static boolean returns(List<Body> bodies) {
      return bodies.get(0).returns();
    }

    private Generalization<List<Draft>> line(Generalization<? extends Line> line) {
      return line.then(own -> rest(Draft.of(own)));
    }

    /** Drafts, then what follows, unless the bodies have returned. */
    private Generalization<List<Draft>> after(List<Draft> own, boolean returned, BodyPlace here) {
      return returned
          ? Generalization.of(own)
          : drafts(here.next()).map(rest -> join(own, rest));
    }

    private Generalization<List<Draft>> rest(Draft own) {
      return after(List.of(own), false, place);
    }

    private <S extends Step> Generalization<Code> code(
        Class<S> type, Function<S, Node> part, String hint) {
      return expressions.code(place.occurrences(type, part), hint);
    }
  }
}
