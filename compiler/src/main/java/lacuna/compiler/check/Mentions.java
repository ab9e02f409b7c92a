package lacuna.compiler.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** How often names are mentioned, beside where they are declared. */
final class Mentions {
  private final Map<String, Integer> counts = new HashMap<>();

  /** How often a name was met. */
  int of(String name) {
    return counts.getOrDefault(name, 0);
  }

  private void name(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  /** Adds what a declaration mentions. */
  void add(Item item) {
    if (item instanceof Item.Component component) {
      component.parameters().forEach(this::add);
      component.members().forEach(this::add);
    } else if (item instanceof Item.Alias alias) {
      add(alias.value());
    } else if (item instanceof Item.Function function) {
      add(function.signature());
      statements(function.body());
    }
  }

  private void add(Member member) {
    if (member instanceof Member.Constant constant) {
      add(constant.value());
    } else if (member instanceof Member.Param param) {
      add(param.type());
      add(param.value());
    } else if (member instanceof Member.Buffer buffer) {
      add(buffer.type());
      add(buffer.value());
    } else if (member instanceof Member.Layer layer) {
      add(layer.value());
    } else if (member instanceof Member.Require require) {
      add(require.condition().holds());
    } else if (member instanceof Member.Method method) {
      add(method.signature());
      statements(method.body());
    }
  }

  /** Adds what a function's parameters and result mention, sizes among them. */
  void add(Member.Signature signature) {
    signature.parameters().forEach(this::add);
    if (signature.result() != null) {
      add(signature.result());
    }
  }

  private void add(Member.Parameter parameter) {
    add(parameter.type());
    arguments(parameter.with());
    if (parameter.value() != null) {
      add(parameter.value());
    }
  }

  private void add(TypeExpr type) {
    if (type instanceof TypeExpr.Maybe maybe) {
      add(maybe.type());
    } else if (type instanceof TypeExpr.ListType list) {
      add(list.element());
    } else if (type instanceof TypeExpr.Tensor tensor) {
      add(tensor.shape());
    } else if (type instanceof TypeExpr.Named named) {
      name(named.path().get(0));
      arguments(named.arguments());
    }
  }

  /** Adds what statements mention. */
  void statements(List<Statement> body) {
    body.forEach(this::add);
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Let let) {
      add(let.value());
    } else if (statement instanceof Statement.Assign assign) {
      add(assign.value());
    } else if (statement instanceof Statement.Metric metric) {
      add(metric.value());
    } else if (statement instanceof Statement.Require require) {
      add(require.condition().holds());
    } else if (statement instanceof Statement.If choice) {
      add(choice.condition());
      statements(choice.then());
      statements(choice.otherwise());
    } else if (statement instanceof Statement.For loop) {
      add(loop.list());
      statements(loop.body());
    } else if (statement instanceof Statement.Return result) {
      add(result.value());
    }
  }

  private void arguments(@Nullable List<Expr.Argument> arguments) {
    if (arguments != null) {
      arguments.forEach(argument -> add(argument.value()));
    }
  }

  private void add(Expr expr) {
    if (expr instanceof Expr.Name name) {
      name(name.text());
    } else if (expr instanceof Expr.Select select) {
      name(select.name());
    }
    expr.parts().forEach(this::add);
  }
}
