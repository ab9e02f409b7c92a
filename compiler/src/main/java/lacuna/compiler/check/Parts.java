package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/**
 * The layers and lists of layers of a component. They come to be when something first uses them.
 */
final class Parts {
  private final Elaboration e;

  Parts(Elaboration e) {
    this.e = e;
  }

  /** {@code name = layer(...)}, or a list of layers. */
  Val member(Placed placed, int order, Member.Layer layer) {
    Val value = e.evaluator.eval(layer.value(), Frame.of(placed), Wanted.kind("layer"));
    if (value.value() instanceof Value.ListValue list
        && list.elements().stream().allMatch(Closure.class::isInstance)) {
      List<Closure> closures = list.elements().stream().map(Closure.class::cast).toList();
      List<Map<String, Val>> contexts = Collections.nCopies(closures.size(), Map.of());
      Node count = count(layer.value(), list, Frame.of(placed));
      Listed listed = new Listed(layer.name(), layer.name(), closures, contexts, count);
      return placeList(placed, order, listed, value);
    }
    return place(placed, order, layer.name(), value, layer.nameSpan(), Map.of());
  }

  /** How many layers a list has: of {@code [for i in 0..depth: ...]} it is {@code depth}. */
  private Node count(Expr value, Value.ListValue list, Frame frame) {
    Expr inner = value instanceof Expr.With with ? with.value() : value;
    boolean counted =
        inner instanceof Expr.Comprehension c
            && c.list() instanceof Expr.RangeOf range
            && range.start() instanceof Expr.Whole start
            && start.value() == 0;
    if (!counted) {
      return Node.Constant.of(Value.Int.of(list.elements().size()));
    }
    Expr end = ((Expr.RangeOf) ((Expr.Comprehension) inner).list()).end();
    return e.evaluator.eval(end, frame, Wanted.ANYTHING).node();
  }

  /** Puts a component in its place within {@code holder}. */
  Val place(Placed holder, int order, String name, Val value, Span span, Map<String, Val> context) {
    if (value.unknown()) {
      return value;
    } else if (value.value() instanceof Closure closure) {
      Placed placed = e.placing.placed(closure, context);
      Annotations with = Annotations.of(e, closure);
      placed.use =
          () -> {
            if (!holder.instance.parts().containsKey(name)) {
              holder.instance.parts().put(name, layer(order, with.key(name), placed, with));
              holder.use.run();
            }
          };
      return new Val(placed, new Node.MemberTensor(name), value.origins());
    }
    e.report.blame(
        Diagnostic.error(Code.WRONG_TYPE, "`%s` must be a layer or a list of layers".formatted(name))
            .help("a constant is written let %s = ...".formatted(name)),
        span,
        value.origins(),
        "this is " + Describe.article(value.value()));
    return Val.UNKNOWN;
  }

  /**
   * A list of components.
   *
   * @param key its step in a checkpoint's keys
   * @param contexts what the kind gives each
   * @param count how many there are, as it was computed
   */
  record Listed(
      String name,
      String key,
      List<Closure> closures,
      List<Map<String, Val>> contexts,
      Node count) {}

  /** Puts the components of a list in their places within {@code holder}. */
  Val placeList(Placed holder, int order, Listed list, Val value) {
    String name = list.name();
    List<Placed> all = new ArrayList<>();
    List<Annotations> with = new ArrayList<>();
    for (int i = 0; i < list.closures().size(); i++) {
      Closure closure = list.closures().get(i);
      all.add(e.placing.placed(closure, list.contexts().get(i)));
      with.add(Annotations.of(e, closure));
    }
    Runnable use =
        () -> {
          if (!holder.instance.parts().containsKey(name)) {
            List<Instance.LayerPart> layers = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
              String key = with.get(i).key(String.valueOf(i));
              layers.add(layer(order, key, all.get(i), with.get(i)));
            }
            Instance.LayersPart part =
                new Instance.LayersPart(order, list.key(), layers, list.count());
            holder.instance.parts().put(name, part);
            holder.use.run();
          }
        };
    all.forEach(placed -> placed.use = use);
    return new Val(
        new Value.ListValue(all), new Node.MemberTensor(name), value.origins(), value.parts());
  }

  private Instance.LayerPart layer(int order, String key, Placed placed, Annotations with) {
    Map<String, Node> arguments = new LinkedHashMap<>();
    if (placed.declared.component().external()) {
      Node.External external = Externals.node(e, placed.closure, placed.context);
      arguments.putAll(external.arguments());
      placed.instance.externalArguments().putAll(external.arguments());
    } else {
      placed.closure.given().forEach((name, val) -> arguments.put(name, val.node()));
    }
    return new Instance.LayerPart(order, key, false, placed.instance, arguments, with.said());
  }
}
