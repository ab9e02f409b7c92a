package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;

/**
 * Warns of names in a user's file that nothing mentions: a member would vanish in silence, a
 * parameter has no effect, and a size that occurs once checks nothing and may be a typing error.
 */
final class UnusedNames {
  private final Elaboration e;

  UnusedNames(Elaboration e) {
    this.e = e;
  }

  /** Checks the components and functions of a file. */
  void check(Module module) {
    Mentions file = new Mentions();
    module.file().items().forEach(file::add);
    for (Item item : module.file().items()) {
      if (item instanceof Item.Component component) {
        Declared declared = e.declarations.resolve(new Declarations.Found<>(item, module));
        if (declared != null && !component.external()) {
          component(declared, file);
        }
      } else if (item instanceof Item.Function function && !function.external()) {
        sizes(function.signature(), function.body(), Scope.of(module));
      }
    }
  }

  private void component(Declared declared, Mentions file) {
    Mentions own = new Mentions();
    own.add((Item) declared.component());
    for (Member.Parameter parameter : declared.component().parameters()) {
      if (own.of(parameter.name()) == 0 && !offers(declared, parameter.name())) {
        String owner = declared.name();
        e.report.add(
            Diagnostic.warning(
                    Code.SETTING_WITHOUT_EFFECT, "`%s` of `%s` has no effect".formatted(parameter.name(), owner))
                .at(parameter.nameSpan(), "nothing in `%s` reads it".formatted(owner))
                .help("use it, or remove it"));
      }
    }
    for (Member member : declared.component().members()) {
      named(member)
          .forEach(
              (name, span) -> {
                if (file.of(name) == 0 && !offers(declared, name)) {
                  e.report.add(unused(name, span, member));
                }
              });
      if (member instanceof Member.Method method) {
        Scope scope = Scope.of(declared).within();
        Member.OfferedMethod offered = declared.offered(method.signature().name());
        if (offered != null) {
          sizesOf(offered.signature()).forEach(size -> scope.add(size.text()));
        }
        sizes(method.signature(), method.body(), scope);
      }
    }
  }

  private static Diagnostic unused(String name, Span span, Member member) {
    Diagnostic diagnostic =
        Diagnostic.warning(Code.UNUSED_MEMBER, "nothing uses `%s`".formatted(name)).at(span);
    if (member instanceof Member.Constant constant && constant.pattern().taken()) {
      return diagnostic.help("write _ for a part that needs no name");
    } else if (member instanceof Member.Constant || member instanceof Member.Method) {
      return diagnostic.help("use it, or remove it");
    }
    return diagnostic
        .note("what no step uses does not exist in an experiment")
        .help("use it, or remove it");
  }

  private static Map<String, Span> named(Member member) {
    Map<String, Span> names = new LinkedHashMap<>();
    if (member instanceof Member.Constant constant) {
      Statement.Pattern pattern = constant.pattern();
      pattern.names().stream()
          .filter(name -> !name.equals("_"))
          .forEach(name -> names.put(name, pattern.span()));
    }
    String name = Binder.name(member);
    Span span = Binder.nameSpan(member);
    if (name != null && span != null) {
      names.put(name, span);
    }
    return names;
  }

  /** Whether the kind asks for a name, so that others read it. */
  private static boolean offers(Declared declared, String name) {
    return name.equals("forward")
        || declared.offered(name) != null
        || declared.kind().offers().stream()
            .anyMatch(m -> m instanceof Member.OfferedConstant c && c.name().equals(name));
  }

  /**
   * Warns of new sizes in the types of parameters that occur nowhere else in the function; those
   * that the kind names may be repeated.
   */
  private void sizes(Member.Signature signature, List<Statement> body, Scope scope) {
    Mentions mentions = new Mentions();
    mentions.add(signature);
    mentions.statements(body);
    signature.parameters().forEach(parameter -> scope.add(parameter.name()));
    for (Expr.Name size : sizesOf(signature)) {
      if (!scope.known(size.text()) && mentions.of(size.text()) == 1) {
        e.report.add(lone(size, scope));
      }
    }
  }

  /** The names in the shapes of a function's parameters. */
  private static List<Expr.Name> sizesOf(Member.Signature signature) {
    List<Expr.Name> sizes = new ArrayList<>();
    for (Member.Parameter parameter : signature.parameters()) {
      TypeExpr type = parameter.type() instanceof TypeExpr.Maybe m ? m.type() : parameter.type();
      if (type instanceof TypeExpr.Tensor tensor && tensor.shape() instanceof Expr.ListOf list) {
        list.elements().stream()
            .filter(Expr.Name.class::isInstance)
            .forEach(size -> sizes.add((Expr.Name) size));
      }
    }
    return sizes;
  }

  private static Diagnostic lone(Expr.Name name, Scope scope) {
    Diagnostic diagnostic =
        Diagnostic.warning(Code.SIZE_NAMED_ONCE, "the size `%s` occurs once".formatted(name.text()))
            .at(name.span(), "it stands for any size");
    Diagnostic suggested = Names.suggest(diagnostic, name.text(), scope.names());
    return suggested.help("write _ for a size that does not matter");
  }
}
