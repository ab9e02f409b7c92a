package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** The settings of a spec's stages, those of the components that they are given too. */
public final class SpecSettings {
  /** Stages that refer to settings of one another; a cycle is an error that others report. */
  private static final int DEEPEST = 16;

  private final Declarations declarations;
  private final List<StageSettings> stages;

  SpecSettings(Declarations declarations, List<StageSettings> stages) {
    this.declarations = declarations;
    this.stages = List.copyOf(stages);
  }

  /** An expression, the file it stands in, and the kind of component that is expected of it. */
  private record Located(Expr expr, Module module, @Nullable String kind) {}

  /** All stages, in order. */
  public List<StageSettings> stages() {
    return stages;
  }

  /** The stage of that name. */
  public Optional<StageSettings> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /** What a path within a stage sets. */
  public Optional<Setting> setting(StageSettings stage, List<String> path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String last = path.get(path.size() - 1);
    return component(stage, path.subList(0, path.size() - 1))
        .flatMap(owner -> setting(owner, last));
  }

  /** All that can be set below a path within a stage; of the stage itself where it is empty. */
  public List<Setting> settings(StageSettings stage, List<String> path) {
    return component(stage, path).map(SpecSettings::settings).orElse(List.of());
  }

  /** All parameters of a component; of a stage those of every stage first. */
  public static List<Setting> settings(ResolvedComponent owner) {
    List<Setting> settings = new ArrayList<>();
    if (owner.kind().name().equals("stage")) {
      owner.kindParameters().stream()
          .filter(parameter -> owner.parameter(parameter.name()).isEmpty())
          .forEach(parameter -> settings.add(new Setting(parameter, owner.kindModule())));
    }
    owner
        .component()
        .parameters()
        .forEach(parameter -> settings.add(new Setting(parameter, owner.module())));
    return settings;
  }

  private static Optional<Setting> setting(ResolvedComponent owner, String name) {
    return settings(owner).stream()
        .filter(setting -> setting.parameter().name().equals(name))
        .findFirst();
  }

  /** The component that a path within a stage leads to; the stage's own where it is empty. */
  public Optional<ResolvedComponent> component(StageSettings stage, List<String> path) {
    return component(stage, path, 0);
  }

  private Optional<ResolvedComponent> component(
      StageSettings stage, List<String> path, int depth) {
    if (path.isEmpty()) {
      return resolve(stage.component(), stage.module(), "stage");
    }
    return value(stage, path, depth).flatMap(value -> component(value, depth));
  }

  private Optional<Located> value(StageSettings stage, List<String> path, int depth) {
    Expr changed = null;
    Module file = stage.module();
    String last = path.get(path.size() - 1);
    if (path.size() == 1 && stage.values().containsKey(last)) {
      changed = stage.values().get(last).value();
      file = stage.values().get(last).module();
    }
    for (StageSettings.Change change : stage.changes()) {
      if (change.path().stream().map(Item.PathStep::name).toList().equals(path)) {
        changed = change.written().value();
        file = change.written().module();
      }
    }
    List<String> above = path.subList(0, path.size() - 1);
    Optional<Setting> setting = setting(stage, path);
    String kind = setting.map(this::kind).orElse(null);
    if (changed != null) {
      return Optional.of(new Located(changed, file, kind));
    }
    Optional<Located> owner = above.isEmpty() ? Optional.empty() : value(stage, above, depth);
    Optional<Located> within = owner.flatMap(each -> within(each, last, kind));
    return within.isPresent()
        ? within
        : setting
            .filter(each -> each.parameter().value() != null)
            .map(each -> new Located(each.parameter().value(), each.module(), kind));
  }

  /** An argument of a call by its name, or a component of a list by its own. */
  private static Optional<Located> within(Located owner, String name, @Nullable String kind) {
    if (owner.expr() instanceof Expr.ListOf list) {
      return list.elements().stream()
          .filter(element -> element instanceof Expr.Call call && calls(call, name))
          .findFirst()
          .map(element -> new Located(element, owner.module(), owner.kind()));
    } else if (owner.expr() instanceof Expr.Call call) {
      return call.arguments().stream()
          .filter(argument -> name.equals(argument.name()))
          .findFirst()
          .map(argument -> new Located(argument.value(), owner.module(), kind));
    }
    return Optional.empty();
  }

  private static boolean calls(Expr.Call call, String name) {
    return call.callee() instanceof Expr.Name callee && callee.text().equals(name);
  }

  private Optional<ResolvedComponent> component(Located value, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    } else if (value.expr() instanceof Expr.With with) {
      return component(new Located(with.value(), value.module(), value.kind()), depth + 1);
    } else if (value.expr() instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
      return resolve(name.text(), value.module(), value.kind());
    } else if (value.expr() instanceof Expr.Select select) {
      List<String> path = path(select);
      return path.isEmpty()
          ? Optional.empty()
          : stage(path.get(0))
              .flatMap(other -> component(other, path.subList(1, path.size()), depth + 1));
    }
    return Optional.empty();
  }

  /** The names of {@code stage.setting.part}; empty for any other expression. */
  static List<String> path(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return List.of(name.text());
    }
    List<String> path = new ArrayList<>();
    if (expr instanceof Expr.Select select) {
      List<String> target = path(select.target());
      if (!target.isEmpty()) {
        path.addAll(target);
        path.add(select.name());
      }
    }
    return path;
  }

  private @Nullable String kind(Setting setting) {
    return ExpectedType.of(setting.parameter().type(), declarations, setting.module()).kind();
  }

  /** The component of that name which a file sees. */
  public Optional<ResolvedComponent> resolve(
      String name, Module module, @Nullable String kind) {
    List<Declarations.Found<Item>> found = declarations.components(module, name, kind);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(declarations.resolve(found.get(0)));
  }
}
