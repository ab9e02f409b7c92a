package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.TypeContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the records of types that were read without a mistake. */
final class TypeBuilder {
  private final ErrorCollector errors;
  private final ExprBuilder exprs;

  TypeBuilder(ErrorCollector errors, ExprBuilder exprs) {
    this.errors = errors;
    this.exprs = exprs;
  }

  /** A type. */
  TypeExpr type(TypeContext context) {
    Span span = exprs.span(context);
    if (!context.BAR().isEmpty()) {
      return new TypeExpr.Words(span, context.NAME().stream().map(TerminalNode::getText).toList());
    }
    boolean maybe = context.MAYBE() != null;
    Span plain = maybe ? errors.span(span.start(), span.end() - 1) : span;
    TypeExpr type = context.OF() == null ? unqualified(context, plain) : qualified(context, plain);
    return maybe && !(type instanceof TypeExpr.Maybe) ? new TypeExpr.Maybe(span, type) : type;
  }

  private TypeExpr unqualified(TypeContext context, Span span) {
    if (context.list() != null) {
      return new TypeExpr.Tensor(span, exprs.list(context.list()), null);
    }
    if (context.LPAREN() != null) {
      return type(context.type(0));
    }
    @Nullable List<Expr.Argument> arguments =
        context.arguments() == null ? null : exprs.arguments(context.arguments());
    return new TypeExpr.Named(span, path(context), arguments);
  }

  /** What stands before {@code of}: the word {@code list}, or a shape. */
  private TypeExpr qualified(TypeContext context, Span span) {
    TypeExpr element = type(context.type(context.type().size() - 1));
    if (isList(context)) {
      return new TypeExpr.ListType(span, element);
    }
    // In `[n] of T?` the tensor may be none: an element never is.
    if (element instanceof TypeExpr.Maybe maybe) {
      TypeExpr tensor =
          tensor(context, errors.span(span.start(), maybe.type().span().end()), maybe.type());
      return new TypeExpr.Maybe(span, tensor);
    }
    return tensor(context, span, element);
  }

  private TypeExpr tensor(TypeContext context, Span span, TypeExpr element) {
    if (!(element instanceof TypeExpr.Named named)
        || named.path().size() > 1
        || named.arguments() != null) {
      errors.add(SyntaxErrors.elementsOfATensor(element.span()));
      return new TypeExpr.Tensor(span, shape(context), null);
    }
    return new TypeExpr.Tensor(span, shape(context), named.path().get(0));
  }

  private Expr shape(TypeContext context) {
    if (context.list() != null) {
      return exprs.list(context.list());
    }
    if (context.path() == null) {
      Span span = exprs.span(context);
      errors.add(SyntaxErrors.typeBeforeOf(span));
      return new Expr.Broken(span);
    }
    List<TerminalNode> names = context.path().NAME();
    Token first = names.get(0).getSymbol();
    Expr shape = new Expr.Name(errors.span(first), first.getText());
    for (TerminalNode name : names.subList(1, names.size())) {
      Token token = name.getSymbol();
      shape =
          new Expr.Select(
              errors.span(first, token), shape, token.getText(), errors.span(token));
    }
    if (context.arguments() == null) {
      return shape;
    }
    Span call = errors.span(first, context.arguments().getStop());
    return new Expr.Call(call, shape, exprs.arguments(context.arguments()));
  }

  private static boolean isList(TypeContext context) {
    return context.path() != null
        && context.arguments() == null
        && path(context).equals(List.of("list"));
  }

  private static List<String> path(TypeContext context) {
    List<String> names = new ArrayList<>();
    for (TerminalNode name : context.path().NAME()) {
      names.add(name.getText());
    }
    return names;
  }
}
