package lacuna.compiler.symbols;

import java.util.List;
import lacuna.compiler.load.Module;
import lacuna.compiler.symbols.Definition.Sort;
import lacuna.compiler.symbols.ExprUses.Expected;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Finds the names in declarations: kinds, components, functions and what is within them. */
final class DeclarationUses {
  private final Module module;
  private final Owners owners;
  private final UseLog log;
  private final BodyUses bodies;

  DeclarationUses(Module module, Owners owners, UseLog log) {
    this.module = module;
    this.owners = owners;
    this.log = log;
    this.bodies = new BodyUses(module, owners, log);
  }

  void component(Item.Component component) {
    Definitions.of(component).ifPresent(log::declare);
    bodies.kind(component.kind(), component.kindSpan());
    owners
        .settings()
        .resolve(component.name(), module, component.kind())
        .filter(resolved -> resolved.component() == component)
        .ifPresent(
            resolved -> {
              NameScope scope = NameScope.of(module, owners.entries(resolved));
              log.region(component.span(), scope);
              component.parameters().forEach(each -> bodies.parameter(each, Sort.PARAMETER, scope));
              Members members = new Members(scope);
              component.members().forEach(member -> member.accept(members));
            });
  }

  void alias(Item.Alias alias) {
    Definitions.of(alias).ifPresent(log::declare);
    bodies.kind(alias.kind(), alias.kindSpan());
    NameScope scope = NameScope.of(module);
    bodies.value(alias.value(), scope, Expected.kind(alias.kind(), module));
  }

  void kind(Item.Kind kind) {
    Definitions.of(kind).ifPresent(log::declare);
    NameScope scope = NameScope.of(module);
    log.region(kind.span(), scope);
    kind.parameters().forEach(each -> bodies.parameter(each, Sort.PARAMETER, scope));
    Members members = new Members(scope);
    kind.offers().forEach(offer -> offer.accept(members));
  }

  void function(Item.Function function) {
    Definitions.of(function).ifPresent(log::declare);
    bodies.body(function.signature(), function.body(), function.span(), NameScope.of(module));
  }

  /** The component that a table of names is for. */
  void table(Item.Names table) {
    owners.declarations().components(module, table.component(), null).stream()
        .findFirst()
        .flatMap(found -> Definitions.of(found.item()))
        .ifPresent(definition -> log.use(table.componentSpan(), definition));
  }

  /** What stands in a component or kind. */
  private final class Members implements Member.Visitor<@Nullable Void> {
    private final NameScope scope;

    Members(NameScope scope) {
      this.scope = scope;
    }

    private void declare(Member member) {
      Definitions.of(member).ifPresent(log::declare);
    }

    @Override
    public @Nullable Void visitConstant(Member.Constant constant) {
      constant.pattern().names().stream()
          .filter(name -> !name.equals("_"))
          .forEach(name -> log.declare(Definitions.constant(constant, name)));
      bodies.value(constant.value(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitParam(Member.Param param) {
      declare(param);
      return tensor(param.type(), param.value());
    }

    @Override
    public @Nullable Void visitBuffer(Member.Buffer buffer) {
      declare(buffer);
      return tensor(buffer.type(), buffer.value());
    }

    private @Nullable Void tensor(TypeExpr type, Expr value) {
      type.accept(bodies.types(scope));
      bodies.value(value, scope, Expected.kind("init", module));
      return null;
    }

    @Override
    public @Nullable Void visitLayer(Member.Layer layer) {
      declare(layer);
      bodies.value(layer.value(), scope, Expected.kind("layer", module));
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Member.Require require) {
      bodies.value(require.condition().holds(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitMethod(Member.Method method) {
      declare(method);
      bodies.body(method.signature(), method.body(), method.span(), scope.within());
      return null;
    }

    @Override
    public @Nullable Void visitOfferedConstant(Member.OfferedConstant constant) {
      declare(constant);
      return constant.type().accept(bodies.types(scope));
    }

    @Override
    public @Nullable Void visitOfferedMethod(Member.OfferedMethod method) {
      declare(method);
      bodies.body(method.signature(), List.of(), method.span(), scope.within());
      return null;
    }
  }
}
