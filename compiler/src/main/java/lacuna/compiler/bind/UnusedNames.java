package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;

/**
 * Warns of names in a user's files that nothing mentions: a member would vanish in silence, a
 * parameter has no effect, and a size that occurs once checks nothing and may be a typing error.
 * Only for specs without errors: what is unused may be so because of one.
 */
public final class UnusedNames {
  private final Declarations declarations;
  private final Diagnostics diagnostics;

  /** Warns of those among {@code declarations}. */
  public UnusedNames(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /** Warns of those in all files that are not the library's. */
  public void warn() {
    declarations.userFiles().forEach(this::check);
  }

  private void check(Module module) {
    Mentions file = new Mentions();
    module.file().items().forEach(file::add);
    for (Item item : module.file().items()) {
      if (item instanceof Item.Component component && !component.external()) {
        ResolvedComponent resolved =
            declarations.resolve(new Declarations.Found<>(item, module));
        if (resolved != null) {
          component(resolved, file);
        }
      }
      if (item instanceof Item.Function function && !function.external()) {
        sizes(function.signature(), function.body(), Scope.of(module));
      }
    }
  }

  private void component(ResolvedComponent component, Mentions file) {
    Mentions own = new Mentions();
    own.add(component.component());
    for (Member.Parameter parameter : component.component().parameters()) {
      if (own.of(parameter.name()) == 0 && !offers(component, parameter.name())) {
        diagnostics.add(BindErrors.unusedParameter(parameter, component.name()));
      }
    }
    for (Member member : component.component().members()) {
      for (DeclaredName name : NamesOfMember.of(member)) {
        if (file.of(name.name()) == 0 && !offers(component, name.name())) {
          diagnostics.add(advised(name, member));
        }
      }
      if (member instanceof Member.Method method) {
        Scope scope = Scope.of(component).within();
        Member.OfferedMethod offered = component.offered(method.signature().name());
        if (offered != null) {
          sizesOf(offered.signature()).forEach(size -> scope.add(size.text()));
        }
        sizes(method.signature(), method.body(), scope);
      }
    }
  }

  private static Diagnostic advised(DeclaredName name, Member member) {
    Draft unused = BindErrors.unusedMember(name);
    if (member instanceof Member.Constant constant && constant.pattern().taken()) {
      return unused.help("write _ for a part that needs no name").fix(name.span(), "_");
    }
    boolean part = !(member instanceof Member.Constant || member instanceof Member.Method);
    Draft told =
        part ? unused.note("what no step uses does not exist in an experiment") : unused;
    return told.help("use it, or remove it");
  }

  /** Whether the kind asks for a name, so that others read it. */
  private static boolean offers(ResolvedComponent component, String name) {
    return name.equals("forward")
        || component.offered(name) != null
        || component.kind().offers().stream()
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
        diagnostics.add(BindErrors.sizeNamedOnce(size, scope.names()));
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
}
