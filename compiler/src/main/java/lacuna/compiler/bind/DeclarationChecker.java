package lacuna.compiler.bind;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/**
 * Checks the declarations of the user's own files, used or not: kinds exist and are complete, no
 * name is declared twice, and every name stands for something.
 */
final class DeclarationChecker {
  private final Declarations declarations;
  private final UnknownNames unknown;
  private final Diagnostics diagnostics;
  private final NameChecker names;
  private final Containment containment;

  DeclarationChecker(Declarations declarations, UnknownNames unknown, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.unknown = unknown;
    this.diagnostics = diagnostics;
    this.names = new NameChecker(declarations, unknown, diagnostics);
    this.containment = new Containment(declarations, diagnostics);
  }

  void check() {
    for (Module module : declarations.userFiles()) {
      InFile checker = new InFile(module);
      module.file().items().forEach(item -> item.accept(checker));
    }
  }

  /** A kind's parameter needs a function that the kind knows. */
  private void needs(Item.Kind kind) {
    Set<String> functions =
        kind.offers().stream()
            .filter(Member.OfferedMethod.class::isInstance)
            .map(member -> ((Member.OfferedMethod) member).signature().name())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Member.Parameter parameter : kind.parameters()) {
      Expr.Name needed = Needs.name(parameter);
      if (needed != null && !functions.contains(needed.text())) {
        diagnostics.add(BindErrors.unknownNeed(kind, needed, functions));
      }
    }
  }

  private void alias(Item.Alias alias, Module module) {
    if (!(alias.value() instanceof Expr.Call call && call.callee() instanceof Expr.Name name)) {
      diagnostics.add(BindErrors.aliasWithoutCall(alias));
      return;
    }
    names.alias(alias, module);
    boolean exists = !declarations.components(module, name.text(), alias.kind()).isEmpty();
    if (!exists) {
      diagnostics.add(unknown.component(name.text(), alias.kind(), module, name.span()));
    } else if (declarations.resolve(new Declarations.Found<>(alias, module)) == null) {
      diagnostics.add(BindErrors.aliasOfItself(alias, name.span()));
    }
  }

  /** A table is for a component, and its keys are written as keys are. */
  private void table(Item.Names table, Module module) {
    diagnostics(Renamings.of(table.table()));
    table.table().models().forEach(model -> diagnostics(Renamings.of(model.table())));
    if (declarations.components(module, table.component(), null).stream()
        .noneMatch(found -> found.item() instanceof Item.Component)) {
      diagnostics.add(
          BindErrors.tableForNothing(table, declarations.componentNames(module)));
    }
  }

  private void diagnostics(Renamings renamings) {
    renamings.mistakes().forEach(diagnostics::add);
  }

  private boolean hasKind(Module module, String kind, Span span) {
    boolean exists = !declarations.kinds(module, kind).isEmpty();
    if (!exists) {
      diagnostics.add(BindErrors.unknownKind(kind, span, declarations.kindNames(module)));
    }
    return exists;
  }

  /** Whether a component offers what its kind says, but for functions that nothing may call. */
  private void complete(ResolvedComponent component) {
    for (Member member : component.kind().offers()) {
      boolean constant =
          member instanceof Member.OfferedConstant offered
              && component.member(offered.name()) == null
              && component.parameter(offered.name()).isEmpty();
      boolean forward =
          member instanceof Member.OfferedMethod method
              && method.signature().name().equals("forward")
              && component.method(method.signature().name()) == null;
      if (constant || forward) {
        String text = member.span().text().replaceAll("\\s+", " ");
        String example = constant ? text.replaceAll(":.*", " = ...") : text + " { ... }";
        diagnostics.add(BindErrors.incomplete(component, member, example));
      }
    }
  }

  private void members(Item.Component component) {
    Map<String, Span> declared = new HashMap<>();
    for (Member.Parameter parameter : component.parameters()) {
      DeclaredName name = new DeclaredName(parameter.name(), parameter.nameSpan());
      unique(declared, parameter.name(), name);
    }
    for (Member member : component.members()) {
      NamesOfMember.of(member).forEach(name -> unique(declared, name.name(), name));
    }
  }

  /** Notes a name under a key that no other declaration has. */
  private void unique(Map<String, Span> declared, String key, DeclaredName name) {
    Span before = declared.putIfAbsent(key, name.span());
    if (before != null) {
      diagnostics.add(BindErrors.declaredTwice(name, before));
    }
  }

  /** Checks the items of one file; settings are not declarations. */
  private final class InFile extends DeclarationVisitor<@Nullable Void> {
    private final Module module;
    private final Map<String, Span> declared = new HashMap<>();

    private InFile(Module module) {
      this.module = module;
    }

    private void declare(String sort, String name, Span span) {
      unique(declared, sort + " " + name, new DeclaredName(name, span));
    }

    @Override
    public @Nullable Void visitComponent(Item.Component component) {
      declare(component.kind(), component.name(), component.nameSpan());
      if (hasKind(module, component.kind(), component.kindSpan())) {
        ResolvedComponent resolved =
            declarations.resolve(new Declarations.Found<>(component, module));
        if (resolved != null) {
          complete(resolved);
          names.component(resolved);
        }
      }
      members(component);
      containment.check(component, module);
      return null;
    }

    @Override
    public @Nullable Void visitAlias(Item.Alias alias) {
      declare(alias.kind(), alias.name(), alias.nameSpan());
      if (hasKind(module, alias.kind(), alias.kindSpan())) {
        alias(alias, module);
      }
      return null;
    }

    @Override
    public @Nullable Void visitKind(Item.Kind kind) {
      declare("kind", kind.name(), kind.nameSpan());
      needs(kind);
      return null;
    }

    @Override
    public @Nullable Void visitFunction(Item.Function function) {
      declare("fn", function.signature().name(), function.signature().nameSpan());
      names.function(function, module);
      return null;
    }

    @Override
    public @Nullable Void visitNames(Item.Names table) {
      String key = "names " + table.name() + " " + table.component();
      unique(declared, key, new DeclaredName(table.name(), table.nameSpan()));
      table(table, module);
      return null;
    }

    @Override
    @Nullable Void visitSettings(Item item) {
      return null;
    }
  }
}
