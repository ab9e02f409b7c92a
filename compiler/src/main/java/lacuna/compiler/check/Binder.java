package lacuna.compiler.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.LoadedSpec;
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
final class Binder {
  private final Elaboration e;
  private final NameChecker names;
  private final Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Binder(Elaboration e) {
    this.e = e;
    this.names = new NameChecker(e);
  }

  void bind(LoadedSpec spec) {
    spec.chain().forEach(this::bind);
  }

  private void bind(Module module) {
    if (e.declarations.isLibrary(module) || !seen.add(module)) {
      return;
    }
    module.imports().forEach(this::bind);
    Map<String, Span> declared = new HashMap<>();
    for (Item item : module.file().items()) {
      String name = Declarations.name(item);
      if (item instanceof Item.Names table) {
        String key = "names " + table.name() + " " + table.component();
        unique(declared, key, table.name(), table.nameSpan());
        table(table, module);
      }
      if (name != null) {
        String kind = Declarations.kindOf(item);
        String sort = kind != null ? kind : item.getClass().getSimpleName();
        unique(declared, sort + " " + name, name, Declarations.nameSpan(item));
        bind(item, module);
      }
    }
  }

  private void bind(Item item, Module module) {
    if (item instanceof Item.Component component) {
      if (hasKind(module, component.kind(), component.kindSpan())) {
        Declared declared =
            e.declarations.resolve(new Declarations.Found<>((Item) component, module));
        if (declared != null) {
          complete(declared);
          names.component(declared);
        }
      }
      members(component);
    } else if (item instanceof Item.Alias alias) {
      if (hasKind(module, alias.kind(), alias.kindSpan())) {
        alias(alias, module);
      }
    } else if (item instanceof Item.Kind kind) {
      needs(kind);
    } else if (item instanceof Item.Function function) {
      names.body(function.signature(), function.body(), Scope.of(module));
    }
  }

  /** A table is for a component, and its keys are written as keys are. */
  private void table(Item.Names table, Module module) {
    Renamings.of(table.table(), e.report);
    table.table().models().forEach(model -> Renamings.of(model.table(), e.report));
    if (e.declarations.components(module, table.component(), null).stream()
        .noneMatch(found -> found.item() instanceof Item.Component)) {
      Diagnostic diagnostic =
          Diagnostic.error(
                  Code.UNKNOWN_NAME, "there is no component called `%s`".formatted(table.component()))
              .at(table.componentSpan());
      Set<String> others = e.declarations.componentNames(module);
      e.report.add(Names.suggest(diagnostic, table.component(), others));
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
        Diagnostic diagnostic =
            Diagnostic.error(
                    Code.UNKNOWN_NAME,
                    "the kind `%s` has no function `%s`".formatted(kind.name(), needed.text()))
                .at(needed.span());
        e.report.add(Names.suggestOrList(diagnostic, needed.text(), functions, "it has "));
      }
    }
  }

  private void alias(Item.Alias alias, Module module) {
    if (!(alias.value() instanceof Expr.Call call && call.callee() instanceof Expr.Name name)) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "another name for a component is written as its call")
              .at(alias.value().span())
              .help("%s %s = NAME(...)".formatted(alias.kind(), alias.name())));
      return;
    }
    Scope scope = Scope.of(module);
    names.alias(alias, scope);
    boolean exists = !e.declarations.components(module, name.text(), alias.kind()).isEmpty();
    if (!exists) {
      e.report.add(e.names.unknownComponent(name.text(), alias.kind(), module, name.span()));
    } else if (e.declarations.resolve(new Declarations.Found<>((Item) alias, module)) == null) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "`%s` is defined as itself".formatted(alias.name()))
              .at(name.span()));
    }
  }

  private void unique(Map<String, Span> declared, String key, String name, Span span) {
    Span before = declared.putIfAbsent(key, span);
    if (before != null) {
      e.report.add(
          Diagnostic.error(Code.DUPLICATE_NAME, "`%s` is declared twice".formatted(name))
              .at(span)
              .related(before, "first here"));
    }
  }

  private boolean hasKind(Module module, String kind, Span span) {
    if (!e.declarations.kinds(module, kind).isEmpty()) {
      return true;
    }
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, "there is no kind called `%s`".formatted(kind)).at(span);
    Set<String> kinds = e.declarations.kindNames(module);
    e.report.add(Names.suggestOrList(diagnostic, kind, kinds, "the kinds are "));
    return false;
  }

  /** Whether a component offers what its kind says, but for functions that nothing may call. */
  private void complete(Declared declared) {
    for (Member member : declared.kind().offers()) {
      boolean constant =
          member instanceof Member.OfferedConstant offered
              && declared.member(offered.name()) == null
              && declared.parameter(offered.name()).isEmpty();
      boolean forward =
          member instanceof Member.OfferedMethod method
              && method.signature().name().equals("forward")
              && declared.method(method.signature().name()) == null;
      if (constant || forward) {
        String text = Shapes.describe(member.span());
        e.report.add(
            Diagnostic.error(
                    Code.INCOMPLETE_COMPONENT,
                    "`%s` lacks what every %s offers"
                        .formatted(declared.name(), declared.kind().name()))
                .at(declared.component().nameSpan())
                .related(member.span(), "declared here")
                .help("add " + (constant ? text.replaceAll(":.*", " = ...") : text + " { ... }")));
      }
    }
  }

  private void members(Item.Component component) {
    Map<String, Span> declared = new HashMap<>();
    for (Member.Parameter parameter : component.parameters()) {
      unique(declared, parameter.name(), parameter.name(), parameter.nameSpan());
    }
    for (Member member : component.members()) {
      if (member instanceof Member.Constant constant) {
        constant.pattern().names().stream()
            .filter(n -> !n.equals("_"))
            .forEach(n -> unique(declared, n, n, constant.pattern().span()));
      } else {
        String name = name(member);
        Span span = nameSpan(member);
        if (name != null && span != null) {
          unique(declared, name, name, span);
        }
      }
    }
  }

  /** The name of a tensor, part or function. */
  static @Nullable String name(Member member) {
    Span span = nameSpan(member);
    return span == null ? null : span.text();
  }

  /** Where that stands. */
  static @Nullable Span nameSpan(Member member) {
    if (member instanceof Member.Param param) {
      return param.nameSpan();
    } else if (member instanceof Member.Buffer buffer) {
      return buffer.nameSpan();
    } else if (member instanceof Member.Layer layer) {
      return layer.nameSpan();
    }
    return member instanceof Member.Method method ? method.signature().nameSpan() : null;
  }
}
