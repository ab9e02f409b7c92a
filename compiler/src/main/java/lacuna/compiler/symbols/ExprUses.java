package lacuna.compiler.symbols;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Owner.Entry;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.SimpleExprVisitor;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Finds the names of an expression, as the binder resolves them. */
final class ExprUses extends SimpleExprVisitor<@Nullable Void> {
  private final Owners owners;
  private final NameScope scope;
  private final UseLog log;
  private final Expected expected;

  /** What a place takes: a type and the file it is written in, or a kind; else nothing is known. */
  record Expected(@Nullable TypeExpr type, Module module, @Nullable String kind) {
    static Expected anything(Module module) {
      return new Expected(null, module, null);
    }

    static Expected kind(String kind, Module module) {
      return new Expected(null, module, kind);
    }

    static Expected of(TypeExpr type, Module module, Declarations declarations) {
      String kind = ExpectedType.of(type, declarations, module).kind();
      return new Expected(type, module, kind);
    }
  }

  ExprUses(Owners owners, NameScope scope, UseLog log, Expected expected) {
    this.owners = owners;
    this.scope = scope;
    this.log = log;
    this.expected = expected;
  }

  private void part(Expr expr) {
    part(expr, scope, Expected.anything(scope.module()));
  }

  private void part(Expr expr, NameScope around, Expected type) {
    expr.accept(new ExprUses(owners, around, log, type));
  }

  @Override
  protected @Nullable Void defaultAction(Expr expr) {
    expr.parts().forEach(this::part);
    return null;
  }

  @Override
  public @Nullable Void visitName(Expr.Name name) {
    named(name).ifPresent(definition -> log.use(name.span(), definition));
    return null;
  }

  private Optional<Definition> named(Expr.Name name) {
    Optional<Definition> local = scope.find(name.text()).map(Entry::definition);
    Definition word =
        expected.type() == null ? null : Definitions.word(expected.type(), name.text());
    if (word != null) {
      return Optional.of(word);
    }
    return local.isPresent()
        ? local
        : owners.settings().stage(name.text()).map(Definitions::stage);
  }

  @Override
  public @Nullable Void visitSelect(Expr.Select select) {
    part(select.target());
    owner(select.target())
        .member(select.name())
        .ifPresent(entry -> log.use(select.nameSpan(), entry.definition()));
    return null;
  }

  /** What has the names behind a point after an expression. */
  private Owner owner(Expr expr) {
    if (expr instanceof Expr.Name name) {
      Optional<Entry> local = scope.find(name.text());
      return local.isPresent()
          ? local.get().owner()
          : owners
              .settings()
              .stage(name.text())
              .map(stage -> owners.of(stage, List.of()))
              .orElse(Owner.NOTHING);
    } else if (expr instanceof Expr.Select select) {
      return owner(select.target()).member(select.name()).map(Entry::owner).orElse(Owner.NOTHING);
    } else if (expr instanceof Expr.Index index) {
      return owner(index.target());
    }
    return owners.ofValue(expr, scope.module(), null);
  }

  @Override
  public @Nullable Void visitBinary(Expr.Binary binary) {
    part(binary.left());
    TypeExpr type =
        binary.left() instanceof Expr.Name name
            ? scope.find(name.text()).map(Entry::type).orElse(null)
            : null;
    part(
        binary.right(),
        scope,
        type == null
            ? Expected.anything(scope.module())
            : new Expected(type, scope.module(), null));
    return null;
  }

  @Override
  public @Nullable Void visitChoice(Expr.Choice choice) {
    part(choice.condition());
    choice.yes().accept(this);
    choice.no().accept(this);
    return null;
  }

  @Override
  public @Nullable Void visitListOf(Expr.ListOf list) {
    list.elements().forEach(element -> element.accept(this));
    return null;
  }

  @Override
  public @Nullable Void visitComprehension(Expr.Comprehension comprehension) {
    part(comprehension.list());
    NameScope inner = scope.within();
    Span name = NamePlaces.find(comprehension.span(), comprehension.variable());
    Definition variable =
        Definitions.local(
            Definition.Sort.LOCAL,
            comprehension.variable(),
            name,
            comprehension.list().span());
    log.declare(new Entry(variable, owners.element(comprehension.list(), scope)), inner);
    part(comprehension.element(), inner, expected);
    return null;
  }

  @Override
  public @Nullable Void visitWith(Expr.With with) {
    with.value().accept(this);
    with.arguments().forEach(argument -> part(argument.value()));
    return null;
  }

  @Override
  public @Nullable Void visitCall(Expr.Call call) {
    if (call.callee() instanceof Expr.Name name) {
      call(call, name);
    } else {
      part(call.callee());
      arguments(call, List.of(), scope.module());
    }
    return null;
  }

  /** A component where one is expected, a name around, a function, or a component after all. */
  private void call(Expr.Call call, Expr.Name name) {
    Optional<Entry> local = scope.find(name.text());
    List<Declarations.Found<Item.Function>> functions =
        owners.declarations().functions(scope.module(), name.text());
    boolean wanted = expected.kind() != null;
    if (!wanted && local.isPresent()) {
      log.use(name.span(), local.get().definition());
      arguments(call, List.of(), scope.module());
    } else if (!wanted && !functions.isEmpty()) {
      Item.Function function = functions.get(0).item();
      Definitions.of(function).ifPresent(found -> log.use(name.span(), found));
      arguments(call, function.signature().parameters(), functions.get(0).module());
    } else {
      component(call, name);
    }
  }

  private void component(Expr.Call call, Expr.Name name) {
    List<Declarations.Found<Item>> found =
        owners.declarations().components(scope.module(), name.text(), expected.kind());
    ResolvedComponent component =
        found.isEmpty() ? null : owners.declarations().resolve(found.get(0));
    if (component == null) {
      arguments(call, List.of(), scope.module());
      return;
    }
    Definitions.of(found.get(0).item())
        .ifPresent(definition -> log.use(name.span(), definition));
    arguments(call, component.component().parameters(), component.module());
  }

  private void arguments(Expr.Call call, List<Member.Parameter> parameters, Module there) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr.Argument argument = call.arguments().get(i);
      Member.Parameter taken = taken(argument, i, parameters);
      if (taken == null) {
        part(argument.value());
        continue;
      }
      if (argument.name() != null) {
        Span place = NamePlaces.find(argument.span(), argument.name());
        log.use(place, Definitions.parameter(taken));
      }
      Expected type = Expected.of(taken.type(), there, owners.declarations());
      part(argument.value(), scope, type);
    }
  }

  private static Member.@Nullable Parameter taken(
      Expr.Argument argument, int place, List<Member.Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      String name = argument.name();
      if (name == null ? i == place : parameters.get(i).name().equals(name)) {
        return parameters.get(i);
      }
    }
    return null;
  }
}
