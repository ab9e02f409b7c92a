package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.Module;
import lacuna.compiler.symbols.Owner.Entry;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** What stands behind a point after a component, a layer, a stage, or a name of one of these. */
final class Owners {
  private final Declarations declarations;
  private final SpecSettings settings;

  Owners(Declarations declarations, SpecSettings settings) {
    this.declarations = declarations;
    this.settings = settings;
  }

  Declarations declarations() {
    return declarations;
  }

  SpecSettings settings() {
    return settings;
  }

  /** The names that a component itself sees and shows. */
  Owner of(ResolvedComponent component) {
    return () -> entries(component);
  }

  /** Its own names, then its kind's parameters. */
  List<Entry> entries(ResolvedComponent component) {
    List<Entry> entries = new ArrayList<>();
    for (Member.Parameter parameter : component.component().parameters()) {
      entries.add(parameter(parameter, component.module()));
    }
    for (Member member : component.component().members()) {
      entries.addAll(member(member, component.module()));
    }
    for (Member.Parameter parameter : component.kindParameters()) {
      entries.add(parameter(parameter, component.kindModule()));
    }
    return entries;
  }

  private List<Entry> member(Member member, Module module) {
    if (member instanceof Member.Constant constant) {
      return constant.pattern().names().stream()
          .filter(name -> !name.equals("_"))
          .map(name -> Entry.of(Definitions.constant(constant, name)))
          .toList();
    }
    Owner owner =
        member instanceof Member.Layer layer
            ? () -> ofValue(layer.value(), module, "layer").members()
            : Owner.NOTHING;
    return Definitions.of(member).map(d -> List.of(new Entry(d, owner))).orElse(List.of());
  }

  /** A parameter of a component or kind. */
  Entry parameter(Member.Parameter parameter, Module module) {
    return new Entry(
        Definitions.parameter(parameter),
        () -> of(parameter.type(), module).members(),
        parameter.type());
  }

  /** What a value of a type has. */
  Owner of(TypeExpr type, Module module) {
    String kind = ExpectedType.of(type, declarations, module).kind();
    List<Declarations.Found<Item.Kind>> kinds =
        kind == null ? List.of() : declarations.kinds(module, kind);
    return kinds.isEmpty() ? Owner.NOTHING : () -> offers(kinds.get(0).item());
  }

  private static List<Entry> offers(Item.Kind kind) {
    return kind.offers().stream()
        .map(Definitions::of)
        .flatMap(Optional::stream)
        .map(Entry::of)
        .toList();
  }

  /** What the component has that an expression makes; of a list, what its elements have. */
  Owner ofValue(Expr value, Module module, @Nullable String kind) {
    if (value instanceof Expr.With with) {
      return ofValue(with.value(), module, kind);
    } else if (value instanceof Expr.Comprehension list) {
      return ofValue(list.element(), module, kind);
    } else if (value instanceof Expr.ListOf list && !list.elements().isEmpty()) {
      return ofValue(list.elements().get(0), module, kind);
    } else if (value instanceof Expr.Choice choice) {
      return ofValue(choice.yes(), module, kind);
    } else if (value instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
      return settings.resolve(name.text(), module, kind).map(this::of).orElse(Owner.NOTHING);
    }
    return Owner.NOTHING;
  }

  /** The settings of a stage, or of what stands in one of them. */
  Owner of(StageSettings stage, List<String> path) {
    return () ->
        settings.settings(stage, path).stream()
            .map(setting -> setting(stage, path, setting))
            .toList();
  }

  private Entry setting(StageSettings stage, List<String> path, Setting setting) {
    List<String> longer = new ArrayList<>(path);
    longer.add(setting.parameter().name());
    Owner below = () -> below(stage, longer, setting).members();
    return new Entry(Definitions.parameter(setting.parameter()), below);
  }

  /** What the component in a setting has, or where it is a list each component in it. */
  private Owner below(StageSettings stage, List<String> path, Setting setting) {
    Function<TypeExpr, Owner> typed = type -> of(type, setting.module());
    Owner set = of(stage, path);
    return set.members().isEmpty() ? typed.apply(setting.parameter().type()) : set;
  }

  /** An element of a list that a {@code for} goes through: of layers, one of them. */
  Owner element(Expr list, NameScope scope) {
    return list instanceof Expr.Name name
        ? scope.find(name.text()).map(Entry::owner).orElse(Owner.NOTHING)
        : Owner.NOTHING;
  }

  /** A loop's variable. */
  Entry variable(Statement.For loop, NameScope scope) {
    Definition definition =
        Definitions.local(
            Definition.Sort.LOCAL,
            loop.variable(),
            NamePlaces.find(loop.span(), loop.variable()),
            loop.list().span());
    return new Entry(definition, element(loop.list(), scope));
  }
}
