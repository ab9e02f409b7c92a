package lacuna.compiler.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;

/** Checks the declarations of the user's own files: kinds exist, and no name is declared twice. */
final class Binder {
  private final Elaboration e;
  private final Set<Module> seen = new LinkedHashSet<>();

  Binder(Elaboration e) {
    this.e = e;
  }

  void bind(LoadedSpec spec) {
    spec.chain().forEach(this::bind);
  }

  private void bind(Module module) {
    if (e.library.isLibrary(module) || seen.stream().anyMatch(m -> m == module)) {
      return;
    }
    seen.add(module);
    module.imports().forEach(this::bind);
    Map<String, Span> declared = new HashMap<>();
    for (Item item : module.file().items()) {
      if (item instanceof Item.Component component) {
        unique(declared, component.kind() + " " + component.name(), component.name(), component.nameSpan());
        kind(module, component.kind(), component.kindSpan());
        members(component);
      } else if (item instanceof Item.Alias alias) {
        unique(declared, alias.kind() + " " + alias.name(), alias.name(), alias.nameSpan());
        kind(module, alias.kind(), alias.kindSpan());
      } else if (item instanceof Item.Function function) {
        unique(declared, "fn " + function.signature().name(), function.signature().name(), function.signature().nameSpan());
      } else if (item instanceof Item.Kind kind) {
        unique(declared, "kind " + kind.name(), kind.name(), kind.nameSpan());
      }
    }
  }

  private void unique(Map<String, Span> declared, String key, String name, Span span) {
    Span before = declared.putIfAbsent(key, span);
    if (before != null) {
      e.report.add(Diagnostic.error(Code.N03, "`%s` is declared twice".formatted(name)).at(span).related(before, "first here"));
    }
  }

  private void kind(Module module, String kind, Span span) {
    if (e.library.kinds(module, kind).isEmpty()) {
      Set<String> kinds = e.library.kindNames(module);
      Diagnostic diagnostic = Diagnostic.error(Code.N01, "there is no kind called `%s`".formatted(kind)).at(span);
      e.report.add(Names.suggest(diagnostic.note("the kinds are " + String.join(", ", kinds)), kind, kinds));
    }
  }

  private void members(Item.Component component) {
    Map<String, Span> declared = new HashMap<>();
    for (Member.Parameter parameter : component.parameters()) {
      unique(declared, parameter.name(), parameter.name(), parameter.nameSpan());
    }
    for (Member member : component.members()) {
      if (member instanceof Member.Constant constant) {
        constant.pattern().names().stream().filter(n -> !n.equals("_")).forEach(n -> unique(declared, n, n, constant.span()));
      } else if (member instanceof Member.Param param) {
        unique(declared, param.name(), param.name(), param.nameSpan());
      } else if (member instanceof Member.Buffer buffer) {
        unique(declared, buffer.name(), buffer.name(), buffer.nameSpan());
      } else if (member instanceof Member.Layer layer) {
        unique(declared, layer.name(), layer.name(), layer.nameSpan());
      } else if (member instanceof Member.Method method) {
        unique(declared, method.signature().name(), method.signature().name(), method.signature().nameSpan());
      }
    }
  }
}
