package lacuna.compiler.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;

/**
 * Finds names that stand for nothing in code that may never run: branches, components that no step
 * uses.
 */
final class NameChecker {
  private final Elaboration e;

  NameChecker(Elaboration e) {
    this.e = e;
  }

  /** Checks a component's parameters and members. */
  void component(Declared declared) {
    Scope scope = Scope.of(declared);
    for (Member.Parameter parameter : declared.component().parameters()) {
      parameter(parameter, scope);
    }
    for (Member member : declared.component().members()) {
      if (member instanceof Member.Constant constant) {
        expression(constant.value(), scope, Wanted.ANYTHING);
      } else if (member instanceof Member.Param param) {
        type(param.type(), scope, false);
        expression(param.value(), scope, Wanted.kind("init"));
      } else if (member instanceof Member.Buffer buffer) {
        type(buffer.type(), scope, false);
        expression(buffer.value(), scope, Wanted.kind("init"));
      } else if (member instanceof Member.Layer layer) {
        expression(layer.value(), scope, Wanted.kind("layer"));
      } else if (member instanceof Member.Require require) {
        expression(require.condition().holds(), scope, Wanted.ANYTHING);
      } else if (member instanceof Member.Method method) {
        body(method.signature(), method.body(), scope.within());
      }
    }
  }

  /** Checks a function; {@code scope} is that of its file, or within a component. */
  void body(Member.Signature signature, List<Statement> body, Scope scope) {
    for (Member.Parameter parameter : signature.parameters()) {
      parameter(parameter, scope);
      scope.add(parameter.name(), parameter.type());
    }
    if (signature.result() != null) {
      type(signature.result(), scope, false);
    }
    statements(body, scope);
  }

  /** Checks the arguments that an alias gives. */
  void alias(Item.Alias alias, Scope scope) {
    expression(alias.value(), scope, Wanted.kind(alias.kind()));
  }

  private void parameter(Member.Parameter parameter, Scope scope) {
    type(parameter.type(), scope, true);
    if (parameter.value() != null) {
      expression(parameter.value(), scope, wanted(parameter.type(), scope));
    }
  }

  private Wanted wanted(TypeExpr type, Scope scope) {
    return Wanted.of(type, e.declarations, Frame.of(scope.module));
  }

  /** Checks the names of a type; in a parameter's, new names stand for sizes. */
  private void type(TypeExpr type, Scope scope, boolean binds) {
    if (type instanceof TypeExpr.Maybe maybe) {
      type(maybe.type(), scope, binds);
    } else if (type instanceof TypeExpr.ListType list) {
      type(list.element(), scope, binds);
    } else if (type instanceof TypeExpr.Tensor tensor) {
      shape(tensor.shape(), scope, binds);
    } else if (type instanceof TypeExpr.Named named && named.arguments() != null) {
      named.arguments().forEach(a -> expression(a.value(), scope, Wanted.ANYTHING));
    }
  }

  private void shape(Expr shape, Scope scope, boolean binds) {
    if (!(shape instanceof Expr.ListOf list)) {
      expression(shape, scope, Wanted.ANYTHING);
      return;
    }
    for (Expr size : list.elements()) {
      if (binds && size instanceof Expr.Name name) {
        if (!scope.known(name.text())) {
          scope.add(name.text());
        }
      } else if (!(size instanceof Expr.Rest)) {
        expression(size, scope, Wanted.ANYTHING);
      }
    }
  }

  private void statements(List<Statement> body, Scope scope) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Let let) {
        expression(let.value(), scope, Wanted.ANYTHING);
        let.pattern().names().forEach(scope::add);
      } else if (statement instanceof Statement.Assign assign) {
        expression(assign.value(), scope, Wanted.ANYTHING);
        if (!scope.local(assign.name())) {
          e.report.add(Statements.nothingToChange(assign, scope.names()));
          scope.add(assign.name());
        }
      } else if (statement instanceof Statement.Require require) {
        expression(require.condition().holds(), scope, Wanted.ANYTHING);
      } else if (statement instanceof Statement.Metric metric) {
        expression(metric.value(), scope, Wanted.ANYTHING);
      } else if (statement instanceof Statement.If choice) {
        expression(choice.condition(), scope, Wanted.ANYTHING);
        statements(choice.then(), scope.within());
        statements(choice.otherwise(), scope.within());
      } else if (statement instanceof Statement.For loop) {
        expression(loop.list(), scope, Wanted.ANYTHING);
        Scope inner = scope.within();
        inner.add(loop.variable());
        statements(loop.body(), inner);
      } else if (statement instanceof Statement.Return result) {
        expression(result.value(), scope, Wanted.ANYTHING);
      }
    }
  }

  private void expression(Expr expr, Scope scope, Wanted wanted) {
    if (expr instanceof Expr.Name name) {
      name(name, scope, wanted);
    } else if (expr instanceof Expr.Select select) {
      expression(select.target(), scope, Wanted.ANYTHING);
    } else if (expr instanceof Expr.Call call) {
      call(call, scope, wanted);
    } else if (expr instanceof Expr.Index index) {
      expression(index.target(), scope, Wanted.ANYTHING);
      expression(index.index(), scope, Wanted.ANYTHING);
    } else if (expr instanceof Expr.Unary unary) {
      expression(unary.operand(), scope, Wanted.ANYTHING);
    } else if (expr instanceof Expr.Binary binary) {
      binary(binary, scope);
    } else if (expr instanceof Expr.RangeOf range) {
      expression(range.start(), scope, Wanted.ANYTHING);
      expression(range.end(), scope, Wanted.ANYTHING);
    } else if (expr instanceof Expr.Choice choice) {
      expression(choice.condition(), scope, Wanted.ANYTHING);
      expression(choice.yes(), scope, wanted);
      expression(choice.no(), scope, wanted);
    } else if (expr instanceof Expr.ListOf list) {
      list.elements().forEach(element -> expression(element, scope, wanted));
    } else if (expr instanceof Expr.Comprehension comprehension) {
      expression(comprehension.list(), scope, Wanted.ANYTHING);
      Scope inner = scope.within();
      inner.add(comprehension.variable());
      expression(comprehension.element(), inner, wanted);
    } else if (expr instanceof Expr.With with) {
      expression(with.value(), scope, wanted);
      with.arguments().forEach(a -> expression(a.value(), scope, Wanted.ANYTHING));
    }
  }

  private void binary(Expr.Binary binary, Scope scope) {
    expression(binary.left(), scope, Wanted.ANYTHING);
    boolean equality =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    TypeExpr type =
        equality && binary.left() instanceof Expr.Name name ? scope.type(name.text()) : null;
    expression(binary.right(), scope, type == null ? Wanted.ANYTHING : wanted(type, scope));
  }

  private void name(Expr.Name name, Scope scope, Wanted wanted) {
    if (!scope.known(name.text()) && !wanted.words().contains(name.text())) {
      e.report.add(e.names.unknown(name.text(), scope.module, scope.names(), name.span(), wanted));
    }
  }

  private void call(Expr.Call call, Scope scope, Wanted wanted) {
    if (!(call.callee() instanceof Expr.Name name)) {
      expression(call.callee(), scope, Wanted.ANYTHING);
      arguments(call, List.of(), scope, scope);
      return;
    }
    List<Declarations.Found<Item>> components =
        e.declarations.components(scope.module, name.text(), wanted.kind());
    List<Declarations.Found<Item.Function>> functions =
        e.declarations.functions(scope.module, name.text());
    Declared declared =
        components.isEmpty() || scope.known(name.text()) && wanted.kind() == null
            ? null
            : e.declarations.resolve(components.get(0));
    if (declared != null && (wanted.kind() != null || functions.isEmpty())) {
      Scope there = Scope.of(declared.module());
      arguments(call, declared.component().parameters(), scope, there);
    } else if (scope.self != null && scope.self.method(name.text()) != null) {
      Member.Method method = scope.self.method(name.text());
      arguments(call, method.signature().parameters(), scope, scope);
    } else if (!functions.isEmpty() && !scope.local(name.text())) {
      Declarations.Found<Item.Function> function = functions.get(0);
      Scope there = Scope.of(function.module());
      arguments(call, function.item().signature().parameters(), scope, there);
    } else {
      if (components.isEmpty() && !scope.known(name.text()) && !Builtins.has(name.text())) {
        Set<String> names = new LinkedHashSet<>(scope.names());
        e.report.add(e.names.unknownCallee(name, scope.module, names, wanted));
      }
      arguments(call, List.of(), scope, scope);
    }
  }

  private void arguments(
      Expr.Call call, List<Member.Parameter> parameters, Scope scope, Scope there) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Expr.Argument argument = call.arguments().get(i);
      Member.Parameter taken = null;
      for (int j = 0; j < parameters.size(); j++) {
        boolean at =
            argument.name() == null ? i == j : parameters.get(j).name().equals(argument.name());
        taken = at ? parameters.get(j) : taken;
      }
      if (taken != null) {
        expression(argument.value(), scope, wanted(taken.type(), there));
      } else if (!(argument.value() instanceof Expr.Name)) {
        expression(argument.value(), scope, Wanted.ANYTHING);
      } else {
        argument(argument, scope);
      }
    }
  }

  /** A bare name given to something unknown may be one of its words. */
  private void argument(Expr.Argument argument, Scope scope) {
    Expr.Name name = (Expr.Name) argument.value();
    if (argument.name() == null) {
      name(name, scope, Wanted.ANYTHING);
    }
  }
}
