package lacuna.compiler.bind;

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
  private final Items items = new Items();
  private final Members members = new Members();
  private final Statements statements = new Statements();
  private final Types types = new Types();

  /** How often a name was met. */
  int of(String name) {
    return counts.getOrDefault(name, 0);
  }

  private void name(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  /** Adds what a declaration mentions. */
  void add(Item item) {
    item.accept(items);
  }

  /** Adds what a function's parameters and result mention, sizes among them. */
  void add(Member.Signature signature) {
    signature.parameters().forEach(this::add);
    if (signature.result() != null) {
      signature.result().accept(types);
    }
  }

  /** Adds what statements mention. */
  void statements(List<Statement> body) {
    body.forEach(statement -> statement.accept(statements));
  }

  private void add(Member.Parameter parameter) {
    parameter.type().accept(types);
    arguments(parameter.with());
    if (parameter.value() != null) {
      add(parameter.value());
    }
  }

  private void arguments(List<Expr.Argument> arguments) {
    arguments.forEach(argument -> add(argument.value()));
  }

  private void add(Expr expr) {
    if (expr instanceof Expr.Name name) {
      name(name.text());
    }
    if (expr instanceof Expr.Select select) {
      name(select.name());
    }
    expr.parts().forEach(this::add);
  }

  /** Only components, aliases and functions have code. */
  private final class Items extends DeclarationVisitor<@Nullable Void> {
    @Override
    public @Nullable Void visitComponent(Item.Component component) {
      component.parameters().forEach(Mentions.this::add);
      component.members().forEach(member -> member.accept(members));
      return null;
    }

    @Override
    public @Nullable Void visitAlias(Item.Alias alias) {
      add(alias.value());
      return null;
    }

    @Override
    public @Nullable Void visitFunction(Item.Function function) {
      add(function.signature());
      statements(function.body());
      return null;
    }

    @Override
    @Nullable Void visitSettings(Item item) {
      return null;
    }

    @Override
    public @Nullable Void visitKind(Item.Kind kind) {
      return null;
    }

    @Override
    public @Nullable Void visitNames(Item.Names names) {
      return null;
    }
  }

  private final class Members implements Member.Visitor<@Nullable Void> {
    @Override
    public @Nullable Void visitConstant(Member.Constant constant) {
      add(constant.value());
      return null;
    }

    @Override
    public @Nullable Void visitParam(Member.Param param) {
      add(param.value());
      return param.type().accept(types);
    }

    @Override
    public @Nullable Void visitBuffer(Member.Buffer buffer) {
      add(buffer.value());
      return buffer.type().accept(types);
    }

    @Override
    public @Nullable Void visitLayer(Member.Layer layer) {
      add(layer.value());
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Member.Require require) {
      add(require.condition().holds());
      return null;
    }

    @Override
    public @Nullable Void visitMethod(Member.Method method) {
      add(method.signature());
      statements(method.body());
      return null;
    }

    @Override
    public @Nullable Void visitOfferedConstant(Member.OfferedConstant constant) {
      return null;
    }

    @Override
    public @Nullable Void visitOfferedMethod(Member.OfferedMethod method) {
      return null;
    }
  }

  private final class Types implements TypeExpr.Visitor<@Nullable Void> {
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
      add(tensor.shape());
      return null;
    }

    @Override
    public @Nullable Void visitNamed(TypeExpr.Named named) {
      name(named.path().get(0));
      if (named.arguments() != null) {
        arguments(named.arguments());
      }
      return null;
    }

    @Override
    public @Nullable Void visitWords(TypeExpr.Words words) {
      return null;
    }
  }

  private final class Statements implements Statement.Visitor<@Nullable Void> {
    @Override
    public @Nullable Void visitLet(Statement.Let let) {
      add(let.value());
      return null;
    }

    @Override
    public @Nullable Void visitAssign(Statement.Assign assign) {
      add(assign.value());
      return null;
    }

    @Override
    public @Nullable Void visitMetric(Statement.Metric metric) {
      add(metric.value());
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Statement.Require require) {
      add(require.condition().holds());
      return null;
    }

    @Override
    public @Nullable Void visitIf(Statement.If choice) {
      add(choice.condition());
      statements(choice.then());
      statements(choice.otherwise());
      return null;
    }

    @Override
    public @Nullable Void visitFor(Statement.For loop) {
      add(loop.list());
      statements(loop.body());
      return null;
    }

    @Override
    public @Nullable Void visitReturn(Statement.Return result) {
      add(result.value());
      return null;
    }
  }
}
