package lacuna.compiler.bind;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Finds the names of an expression that stand for nothing where it is written. */
final class ExpressionNames extends AtomVisitor<@Nullable Void> {
  private final Declarations declarations;
  private final UnknownNames unknown;
  private final Diagnostics diagnostics;
  private final Scope scope;
  private final ExpectedType expected;

  ExpressionNames(
      Declarations declarations,
      UnknownNames unknown,
      Diagnostics diagnostics,
      Scope scope,
      ExpectedType expected) {
    this.declarations = declarations;
    this.unknown = unknown;
    this.diagnostics = diagnostics;
    this.scope = scope;
    this.expected = expected;
  }

  /** Checks a part of which anything may come. */
  private void part(Expr expr) {
    part(expr, scope, ExpectedType.ANYTHING);
  }

  private void part(Expr expr, Scope around, ExpectedType type) {
    expr.accept(new ExpressionNames(declarations, unknown, diagnostics, around, type));
  }

  @Override
  @Nullable Void visitAtom(Expr atom) {
    return null;
  }

  @Override
  public @Nullable Void visitName(Expr.Name name) {
    if (!scope.known(name.text()) && !expected.words().contains(name.text())) {
      diagnostics.add(
          unknown.value(name.text(), scope.module(), scope.names(), name.span(), expected));
    }
    return null;
  }

  @Override
  public @Nullable Void visitSelect(Expr.Select select) {
    part(select.target());
    return null;
  }

  @Override
  public @Nullable Void visitIndex(Expr.Index index) {
    part(index.target());
    part(index.index());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(Expr.Unary unary) {
    part(unary.operand());
    return null;
  }

  /** What is compared with a parameter may be one of its words. */
  @Override
  public @Nullable Void visitBinary(Expr.Binary binary) {
    part(binary.left());
    boolean equality =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    TypeExpr type =
        equality && binary.left() instanceof Expr.Name name ? scope.type(name.text()) : null;
    part(
        binary.right(),
        scope,
        type == null
            ? ExpectedType.ANYTHING
            : ExpectedType.of(type, declarations, scope.module()));
    return null;
  }

  @Override
  public @Nullable Void visitRangeOf(Expr.RangeOf range) {
    part(range.start());
    part(range.end());
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
    Scope inner = scope.within();
    inner.add(comprehension.variable());
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
      arguments(call, List.of(), scope);
    }
    return null;
  }

  /** A component where one is expected, a method, a function, or else a component after all. */
  private void call(Expr.Call call, Expr.Name name) {
    boolean wanted = expected.kind() != null;
    List<Declarations.Found<Item>> components =
        declarations.components(scope.module(), name.text(), expected.kind());
    List<Declarations.Found<Item.Function>> functions =
        declarations.functions(scope.module(), name.text());
    ResolvedComponent component =
        components.isEmpty() || scope.known(name.text()) && !wanted
            ? null
            : declarations.resolve(components.get(0));
    Member.Method method = scope.self() == null ? null : scope.self().method(name.text());
    if (component != null && (wanted || functions.isEmpty())) {
      arguments(call, component.component().parameters(), Scope.of(component.module()));
    } else if (method != null) {
      arguments(call, method.signature().parameters(), scope);
    } else if (!functions.isEmpty() && !scope.local(name.text())) {
      Declarations.Found<Item.Function> function = functions.get(0);
      arguments(call, function.item().signature().parameters(), Scope.of(function.module()));
    } else {
      if (components.isEmpty()
          && !scope.known(name.text())
          && !unknown.isBuiltin(name.text())) {
        diagnostics.add(unknown.callee(name, scope.module(), scope.names(), expected));
      }
      arguments(call, List.of(), scope);
    }
  }

  /** Checks arguments by the types of parameters, which are written {@code there}. */
  private void arguments(Expr.Call call, List<Member.Parameter> parameters, Scope there) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr.Argument argument = call.arguments().get(i);
      Member.Parameter taken = null;
      for (int j = 0; j < parameters.size(); j++) {
        boolean at =
            argument.name() == null ? i == j : parameters.get(j).name().equals(argument.name());
        taken = at ? parameters.get(j) : taken;
      }
      boolean word = argument.name() != null && argument.value() instanceof Expr.Name;
      if (taken != null) {
        part(
            argument.value(), scope, ExpectedType.of(taken.type(), declarations, there.module()));
      } else if (!word) { // a bare name given to something unknown may be one of its words
        part(argument.value());
      }
    }
  }
}
