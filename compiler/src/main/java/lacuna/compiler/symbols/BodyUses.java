package lacuna.compiler.symbols;

import java.util.List;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition.Sort;
import lacuna.compiler.symbols.ExprUses.Expected;
import lacuna.compiler.symbols.Owner.Entry;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Finds the names in functions: of their parameters, types and statements. */
final class BodyUses {
  private final Module module;
  private final Owners owners;
  private final UseLog log;

  BodyUses(Module module, Owners owners, UseLog log) {
    this.module = module;
    this.owners = owners;
    this.log = log;
  }

  void kind(String name, Span span) {
    owners.declarations().kinds(module, name).stream()
        .findFirst()
        .flatMap(found -> Definitions.of(found.item()))
        .ifPresent(definition -> log.use(span, definition));
  }

  void body(
      Member.Signature signature, List<Statement> body, Span span, NameScope scope) {
    log.region(span, scope);
    signature.parameters().forEach(each -> parameter(each, Sort.ARGUMENT, scope));
    if (signature.result() != null) {
      signature.result().accept(new Types(scope, false));
    }
    Statements statements = new Statements(scope);
    body.forEach(statement -> statement.accept(statements));
  }

  void parameter(Member.Parameter parameter, Sort sort, NameScope scope) {
    parameter.type().accept(new Types(scope, true));
    if (parameter.value() != null) {
      value(
          parameter.value(),
          scope,
          Expected.of(parameter.type(), module, owners.declarations()));
    }
    parameter.with().forEach(argument -> value(argument.value(), scope));
    log.declare(
        new Entry(
            Definitions.parameter(parameter, sort),
            owners.of(parameter.type(), module),
            parameter.type()),
        scope);
  }

  void value(Expr expr, NameScope scope) {
    value(expr, scope, Expected.anything(module));
  }

  void value(Expr expr, NameScope scope, Expected expected) {
    expr.accept(new ExprUses(owners, scope, log, expected));
  }

  /** Finds the names of a type where none is made. */
  TypeExpr.Visitor<@Nullable Void> types(NameScope scope) {
    return new Types(scope, false);
  }

  /** The names of a type; in a parameter's, new names stand for sizes. */
  private final class Types implements TypeExpr.Visitor<@Nullable Void> {
    private final NameScope scope;
    private final boolean binds;

    Types(NameScope scope, boolean binds) {
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
        list.elements().forEach(size -> size(size, tensor.span()));
      } else {
        value(tensor.shape(), scope);
      }
      return null;
    }

    private void size(Expr size, Span type) {
      boolean names =
          binds
              && size instanceof Expr.Name name
              && !name.text().equals("batch")
              && !name.text().equals("_")
              && scope.find(name.text()).isEmpty();
      if (names) {
        Definition axis =
            Definitions.local(Sort.SIZE, ((Expr.Name) size).text(), size.span(), type);
        log.declare(Entry.of(axis), scope);
      } else {
        value(size, scope);
      }
    }

    @Override
    public @Nullable Void visitNamed(TypeExpr.Named named) {
      String first = named.path().get(0);
      Span span = NamePlaces.find(named.span(), first);
      if (named.path().size() == 1 && !owners.declarations().kinds(module, first).isEmpty()) {
        kind(first, span);
      } else {
        scope.find(first).ifPresent(entry -> log.use(span, entry.definition()));
      }
      if (named.arguments() != null) {
        named.arguments().forEach(argument -> value(argument.value(), scope));
      }
      return null;
    }

    @Override
    public @Nullable Void visitWords(TypeExpr.Words words) {
      for (int i = 0; i < words.words().size(); i++) {
        Definition word = Definitions.word(words, words.words().get(i));
        if (word != null) {
          log.declare(word);
        }
      }
      return null;
    }
  }

  /** The statements of a body, which make names. */
  private final class Statements implements Statement.Visitor<@Nullable Void> {
    private final NameScope scope;

    Statements(NameScope scope) {
      this.scope = scope;
    }

    private void all(List<Statement> body, NameScope inner) {
      if (!body.isEmpty()) {
        log.region(body.get(0).span().to(body.get(body.size() - 1).span()), inner);
      }
      Statements statements = new Statements(inner);
      body.forEach(statement -> statement.accept(statements));
    }

    @Override
    public @Nullable Void visitLet(Statement.Let let) {
      value(let.value(), scope);
      Owner owner =
          let.pattern().taken()
              ? Owner.NOTHING
              : owners.ofValue(let.value(), module, null);
      for (String name : let.pattern().names()) {
        if (!name.equals("_")) {
          Span place = NamePlaces.of(let.pattern(), name);
          Definition local = Definitions.local(Sort.LOCAL, name, place, let.span());
          log.declare(new Entry(local, owner), scope);
        }
      }
      return null;
    }

    @Override
    public @Nullable Void visitAssign(Statement.Assign assign) {
      value(assign.value(), scope);
      scope
          .find(assign.name())
          .ifPresent(entry -> log.use(assign.nameSpan(), entry.definition()));
      return null;
    }

    @Override
    public @Nullable Void visitMetric(Statement.Metric metric) {
      value(metric.value(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitRequire(Statement.Require require) {
      value(require.condition().holds(), scope);
      return null;
    }

    @Override
    public @Nullable Void visitIf(Statement.If choice) {
      value(choice.condition(), scope);
      all(choice.then(), scope.within());
      all(choice.otherwise(), scope.within());
      return null;
    }

    @Override
    public @Nullable Void visitFor(Statement.For loop) {
      value(loop.list(), scope);
      NameScope inner = scope.within();
      log.declare(owners.variable(loop, scope), inner);
      all(loop.body(), inner);
      return null;
    }

    @Override
    public @Nullable Void visitReturn(Statement.Return result) {
      value(result.value(), scope);
      return null;
    }
  }
}
