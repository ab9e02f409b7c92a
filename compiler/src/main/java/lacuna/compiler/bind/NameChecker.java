package lacuna.compiler.bind;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that stand for nothing in code that may never run: branches, components that no step
 * uses.
 */
final class NameChecker {
  private final Declarations declarations;
  private final UnknownNames unknown;
  private final Diagnostics diagnostics;

  NameChecker(Declarations declarations, UnknownNames unknown, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.unknown = unknown;
    this.diagnostics = diagnostics;
  }

  /** Checks a component's parameters and members. */
  void component(ResolvedComponent component) {
    Scope scope = Scope.of(component);
    component.component().parameters().forEach(parameter -> parameter(parameter, scope));
    Members members = new Members(scope);
    component.component().members().forEach(member -> member.accept(members));
  }

  /** Checks a function of a file. */
  void function(Item.Function function, Module module) {
    body(function.signature(), function.body(), Scope.of(module));
  }

  /** Checks the arguments that an alias gives. */
  void alias(Item.Alias alias, Module module) {
    check(alias.value(), Scope.of(module), ExpectedType.kind(alias.kind()));
  }

  private void body(Member.Signature signature, List<Statement> body, Scope scope) {
    for (Member.Parameter parameter : signature.parameters()) {
      parameter(parameter, scope);
      scope.add(parameter.name(), parameter.type());
    }
    if (signature.result() != null) {
      signature.result().accept(new Types(scope, false));
    }
    statements(body, scope);
  }

  private void parameter(Member.Parameter parameter, Scope scope) {
    parameter.type().accept(new Types(scope, true));
    if (parameter.value() != null) {
      ExpectedType expected = ExpectedType.of(parameter.type(), declarations, scope.module());
      check(parameter.value(), scope, expected);
    }
  }

  private void statements(List<Statement> body, Scope scope) {
    Statements statements = new Statements(scope);
    body.forEach(statement -> statement.accept(statements));
  }

  private void check(Expr expr, Scope scope) {
    check(expr, scope, ExpectedType.ANYTHING);
  }

  private void check(Expr expr, Scope scope, ExpectedType expected) {
    expr.accept(new ExpressionNames(declarations, unknown, diagnostics, scope, expected));
  }

  /** Checks what stands in a component. */
  private final class Members implements Member.Visitor<@Nullable Void> {
    private final Scope scope;

    private Members(Scope scope) {
      this.scope = scope;
    }

    @Override
    public @Nullable Void visitConstant(Member.Constant constant) {
      check(constant.value(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitParam(Member.Param param) {
      return tensor(param.type(), param.value());
    }

    @Override
    public @Nullable Void visitBuffer(Member.Buffer buffer) {
      return tensor(buffer.type(), buffer.value());
    }

    private @Nullable Void tensor(TypeExpr type, Expr value) {
      type.accept(new Types(scope, false));
      check(value, scope, ExpectedType.kind("init"));
      return null;
    }

    @Override
    public @Nullable Void visitLayer(Member.Layer layer) {
      check(layer.value(), scope, ExpectedType.kind("layer"));
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Member.Require require) {
      check(require.condition().holds(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitMethod(Member.Method method) {
      body(method.signature(), method.body(), scope.within());
      return null;
    }

    @Override
    public @Nullable Void visitOfferedConstant(Member.OfferedConstant constant) {
      return null; // stands in kinds alone
    }

    @Override
    public @Nullable Void visitOfferedMethod(Member.OfferedMethod method) {
      return null; // stands in kinds alone
    }
  }

  /** Checks the names of a type; in a parameter's, new names stand for sizes. */
  private final class Types implements TypeExpr.Visitor<@Nullable Void> {
    private final Scope scope;
    private final boolean binds;

    private Types(Scope scope, boolean binds) {
      this.scope = scope;
      this.binds = binds;
    }

    @Override
    public @Nullable Void visitMaybe(TypeExpr.Maybe maybe) {
      return maybe.type().accept(this);
    }

    @Override
    public @Nullable Void visitListType(TypeExpr.ListType list) {
      return list.element().accept(this);
    }

    @Override
    public @Nullable Void visitTensor(TypeExpr.Tensor tensor) {
      if (tensor.shape() instanceof Expr.ListOf list) {
        list.elements().forEach(this::size);
      } else {
        check(tensor.shape(), scope);
      }
      return null;
    }

    private void size(Expr size) {
      if (!binds || !(size instanceof Expr.Name name)) {
        check(size, scope);
      } else if (!scope.known(name.text())) {
        scope.add(name.text());
      }
    }

    @Override
    public @Nullable Void visitNamed(TypeExpr.Named named) {
      if (named.arguments() != null) {
        named.arguments().forEach(argument -> check(argument.value(), scope));
      }
      return null;
    }

    @Override
    public @Nullable Void visitWords(TypeExpr.Words words) {
      return null;
    }
  }

  /** Checks the statements of a body, which make names. */
  private final class Statements implements Statement.Visitor<@Nullable Void> {
    private final Scope scope;

    private Statements(Scope scope) {
      this.scope = scope;
    }

    @Override
    public @Nullable Void visitLet(Statement.Let let) {
      check(let.value(), scope);
      let.pattern().names().forEach(scope::add);
      return null;
    }

    @Override
    public @Nullable Void visitAssign(Statement.Assign assign) {
      check(assign.value(), scope);
      if (!scope.local(assign.name())) {
        diagnostics.add(BindErrors.nothingToChange(assign, scope.names()));
        scope.add(assign.name());
      }
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Statement.Require require) {
      check(require.condition().holds(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitMetric(Statement.Metric metric) {
      if (scope.self() == null || !scope.self().kind().name().equals("stage")) {
        diagnostics.add(BindErrors.metricOutsideStage(metric));
      }
      check(metric.value(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitIf(Statement.If choice) {
      check(choice.condition(), scope);
      statements(choice.then(), scope.within());
      statements(choice.otherwise(), scope.within());
      return null;
    }

    @Override
    public @Nullable Void visitFor(Statement.For loop) {
      check(loop.list(), scope);
      Scope inner = scope.within();
      inner.add(loop.variable());
      statements(loop.body(), inner);
      return null;
    }

    @Override
    public @Nullable Void visitReturn(Statement.Return result) {
      check(result.value(), scope);
      return null;
    }
  }
}
