package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** All settings that a stage takes, those of the components that it is given included. */
final class SettingTree {
  /** Components within components. */
  private static final int DEEPEST = 3;

  private final Declarations declarations;
  private final List<Place> places = new ArrayList<>();

  private SettingTree(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * A setting.
   *
   * @param path within the stage: {@code mask}, {@code ratio}
   * @param declared in {@code module}
   */
  record Place(List<String> path, Member.Parameter declared, Module module) {
    Place {
      path = List.copyOf(path);
    }

    String name() {
      return path.get(path.size() - 1);
    }

    TypeExpr type() {
      return declared.type();
    }
  }

  /** The settings of a stage, those of the stage itself first; none where there is no such stage. */
  static List<Place> of(StageSettings stage, Declarations declarations) {
    SettingTree tree = new SettingTree(declarations);
    ResolvedComponent resolved = tree.component(stage.module(), stage.component(), "stage");
    if (resolved == null) {
      return List.of();
    }
    Map<String, Expr> given = new LinkedHashMap<>();
    stage.values().forEach((name, written) -> given.put(name, written.value()));
    List<Inner> inner = new ArrayList<>();
    resolved
        .component()
        .parameters()
        .forEach(p -> inner.add(tree.place(List.of(), p, resolved.module(), given, stage.module())));
    resolved
        .kindParameters()
        .forEach(
            p -> inner.add(tree.place(List.of(), p, resolved.kindModule(), given, stage.module())));
    inner.forEach(each -> tree.within(each, 1));
    return tree.places;
  }

  /** A setting, and the expression that gives its value, if any, with the file that it stands in. */
  private record Inner(Place place, @Nullable Expr value, Module module) {}

  private Inner place(
      List<String> outer,
      Member.Parameter parameter,
      Module declared,
      Map<String, Expr> given,
      Module giver) {
    List<String> path = new ArrayList<>(outer);
    path.add(parameter.name());
    Place place = new Place(path, parameter, declared);
    places.add(place);
    Expr value = given.get(parameter.name());
    return value != null
        ? new Inner(place, value, giver)
        : new Inner(place, parameter.value(), declared);
  }

  /** The settings of the component that a setting is given. */
  private void within(Inner setting, int depth) {
    String kind = ExpectedType.of(setting.place.type(), declarations, setting.place.module).kind();
    Expr value = setting.value instanceof Expr.With with ? with.value() : setting.value;
    if (kind == null
        || depth >= DEEPEST
        || !(value instanceof Expr.Call call && call.callee() instanceof Expr.Name name)) {
      return;
    }
    ResolvedComponent resolved = component(setting.module, name.text(), kind);
    if (resolved == null) {
      return;
    }
    Map<String, Expr> given = new LinkedHashMap<>();
    call.arguments()
        .forEach(
            argument -> {
              if (argument.name() != null) {
                given.put(argument.name(), argument.value());
              }
            });
    List<Inner> inner = new ArrayList<>();
    resolved
        .component()
        .parameters()
        .forEach(
            p -> inner.add(place(setting.place.path, p, resolved.module(), given, setting.module)));
    inner.forEach(each -> within(each, depth + 1));
  }

  private @Nullable ResolvedComponent component(Module from, String name, String kind) {
    List<Declarations.Found<Item>> found = declarations.components(from, name, kind);
    return found.isEmpty() ? null : declarations.resolve(found.get(0));
  }
}
