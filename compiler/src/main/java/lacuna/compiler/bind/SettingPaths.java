package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.SimpleExprVisitor;

/** How a value that stands in a spec would be named from outside: {@code pretrain.mask.cell}. */
public final class SettingPaths {
  private final List<StageSettings> stages;

  /** Paths of the settings of these stages. */
  public SettingPaths(List<StageSettings> stages) {
    this.stages = List.copyOf(stages);
  }

  /** The path of a value; empty when it is not that of a setting or of an argument in one. */
  public Optional<List<Item.PathStep>> of(Origin origin) {
    for (StageSettings stage : stages) {
      for (var setting : stage.values().entrySet()) {
        Expr value = setting.getValue().value();
        if (contains(value, origin)) {
          return path(
              origin, stage, List.of(new Item.PathStep(origin.span(), setting.getKey())), value);
        }
      }
      for (StageSettings.Change change : stage.changes()) {
        Expr value = change.written().value();
        if (contains(value, origin)) {
          return path(origin, stage, change.path(), value);
        }
      }
    }
    return Optional.empty();
  }

  /** The default of the setting that a value was given, as it is written; empty without one. */
  public Optional<String> defaultOf(Origin origin, Declarations declarations) {
    List<String> path =
        of(origin).stream().flatMap(List::stream).map(Item.PathStep::name).toList();
    return stages.stream()
        .filter(stage -> !path.isEmpty() && stage.name().equals(path.get(0)))
        .flatMap(stage -> SettingTree.of(stage, declarations).stream())
        .filter(place -> place.path().equals(path.subList(1, path.size())))
        .map(SettingTree.Place::declared)
        .findFirst()
        .map(Member.Parameter::value)
        .map(value -> value.span().oneLine());
  }

  private static Optional<List<Item.PathStep>> path(
      Origin origin, StageSettings stage, List<Item.PathStep> setting, Expr value) {
    List<Item.PathStep> path = new ArrayList<>();
    path.add(new Item.PathStep(origin.span(), stage.name()));
    path.addAll(setting);
    return new StepsTo(origin)
        .from(value)
        .map(
            steps -> {
              path.addAll(steps);
              return path;
            });
  }

  private static boolean contains(Expr expr, Origin origin) {
    Span outer = expr.span();
    Span inner = origin.span();
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  /** The steps from an expression to the value within it; empty when there is no such path. */
  private static final class StepsTo extends SimpleExprVisitor<Optional<List<Item.PathStep>>> {
    private final Origin origin;

    private StepsTo(Origin origin) {
      this.origin = origin;
    }

    private Optional<List<Item.PathStep>> from(Expr expr) {
      return expr.span().equals(origin.span()) ? Optional.of(List.of()) : expr.accept(this);
    }

    private Optional<List<Item.PathStep>> through(String name, Expr expr) {
      return from(expr)
          .map(
              steps -> {
                List<Item.PathStep> longer = new ArrayList<>();
                longer.add(new Item.PathStep(origin.span(), name));
                longer.addAll(steps);
                return longer;
              });
    }

    @Override
    public Optional<List<Item.PathStep>> visitWith(Expr.With with) {
      return from(with.value());
    }

    @Override
    public Optional<List<Item.PathStep>> visitCall(Expr.Call call) {
      for (Expr.Argument argument : call.arguments()) {
        boolean last = argument.value().span().equals(origin.span());
        String name = argument.name() != null ? argument.name() : last ? origin.name() : null;
        if (name != null && contains(argument.value(), origin)) {
          return through(name, argument.value());
        }
      }
      return Optional.empty();
    }

    /** In a list a component's name is the step. */
    @Override
    public Optional<List<Item.PathStep>> visitListOf(Expr.ListOf list) {
      for (Expr element : list.elements()) {
        if (contains(element, origin)
            && element instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name) {
          return through(name.text(), call);
        }
      }
      return Optional.empty();
    }

    @Override
    protected Optional<List<Item.PathStep>> defaultAction(Expr expr) {
      return Optional.empty();
    }
  }
}
