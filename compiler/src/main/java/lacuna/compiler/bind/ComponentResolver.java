package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Follows aliases to the component that they stand for, each declaration once. */
final class ComponentResolver {
  private final Declarations declarations;
  private final Map<Item, Optional<ResolvedComponent>> resolved = new IdentityHashMap<>();

  ComponentResolver(Declarations declarations) {
    this.declarations = declarations;
  }

  /** The component; null when an alias leads nowhere, or a component is of no kind. */
  @Nullable ResolvedComponent resolve(Declarations.Found<Item> found) {
    return resolved
        .computeIfAbsent(found.item(), item -> Optional.ofNullable(follow(found)))
        .orElse(null);
  }

  private @Nullable ResolvedComponent follow(Declarations.Found<Item> found) {
    List<ResolvedComponent.Preset> presets = new ArrayList<>();
    Set<Item> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    Declarations.Found<Item> at = found;
    while (followed.add(at.item())) {
      if (at.item() instanceof Item.Component component) {
        return component(found.item(), new Declarations.Found<>(component, at.module()), presets);
      }
      Item.Alias alias = (Item.Alias) at.item();
      if (!(alias.value() instanceof Expr.Call call && call.callee() instanceof Expr.Name callee)) {
        return null;
      }
      presets.add(0, new ResolvedComponent.Preset(call.arguments(), at.module(), alias.name()));
      List<Declarations.Found<Item>> next =
          declarations.components(at.module(), callee.text(), alias.kind());
      if (next.isEmpty()) {
        return null;
      }
      at = next.get(0);
    }
    return null;
  }

  private @Nullable ResolvedComponent component(
      Item used,
      Declarations.Found<Item.Component> component,
      List<ResolvedComponent.Preset> presets) {
    List<Declarations.Found<Item.Kind>> kinds =
        declarations.kinds(component.module(), component.item().kind());
    String name = NameOfItem.of(used).map(DeclaredName::name).orElse(component.item().name());
    return kinds.isEmpty()
        ? null
        : new ResolvedComponent(component, kinds.get(0), name, presets);
  }
}
