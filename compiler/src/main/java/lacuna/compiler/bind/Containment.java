package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;

/**
 * Finds components that hold themselves: directly, in a list, by the default of a parameter, or
 * through others.
 */
final class Containment {
  private static final String LAYER = "layer";

  private final Declarations declarations;
  private final Diagnostics diagnostics;

  Containment(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /** A call that makes a part, and the declaration of what it makes. */
  private record Holding(Expr.Call call, Declarations.Found<Item> held) {}

  /** Reports the first part by which a component holds itself. */
  void check(Item.Component component, Module module) {
    for (Holding holding : of(new Declarations.Found<>(component, module))) {
      Set<Item> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      if (reaches(holding.held(), component, seen)) {
        diagnostics.add(BindErrors.holdsItself(component, holding.call()));
        return;
      }
    }
  }

  private boolean reaches(Declarations.Found<Item> from, Item.Component wanted, Set<Item> seen) {
    return from.item() == wanted
        || seen.add(from.item())
            && of(from).stream().anyMatch(holding -> reaches(holding.held(), wanted, seen));
  }

  /** What a component is made of; of an alias what it stands for. */
  private List<Holding> of(Declarations.Found<Item> found) {
    List<Holding> all = new ArrayList<>();
    if (found.item() instanceof Item.Alias alias) {
      add(alias.value(), alias.kind(), found.module(), all);
    } else if (found.item() instanceof Item.Component component) {
      for (Member member : component.members()) {
        if (member instanceof Member.Layer layer) {
          add(layer.value(), LAYER, found.module(), all);
        }
      }
      for (Member.Parameter parameter : component.parameters()) {
        String kind =
            ExpectedType.of(parameter.type(), declarations, found.module()).kind();
        if (parameter.value() != null && kind != null) {
          add(parameter.value(), kind, found.module(), all);
        }
      }
    }
    return all;
  }

  private void add(Expr expr, String kind, Module module, List<Holding> all) {
    if (expr instanceof Expr.Call call && call.callee() instanceof Expr.Name name) {
      declarations
          .components(module, name.text(), kind)
          .forEach(found -> all.add(new Holding(call, found)));
    }
    expr.parts().forEach(part -> add(part, kind, module, all));
  }
}
