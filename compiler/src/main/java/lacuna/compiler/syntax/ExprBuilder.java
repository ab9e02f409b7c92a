package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Precedence.Operand;
import lacuna.compiler.syntax.Precedence.Operator;
import lacuna.grammar.LacunaParser.ArgumentContext;
import lacuna.grammar.LacunaParser.ArgumentsContext;
import lacuna.grammar.LacunaParser.ElementContext;
import lacuna.grammar.LacunaParser.ExprContext;
import lacuna.grammar.LacunaParser.ListContext;
import lacuna.grammar.LacunaParser.OperandContext;
import lacuna.grammar.LacunaParser.OperatorContext;
import lacuna.grammar.LacunaParser.PrimaryContext;
import lacuna.grammar.LacunaParser.SuffixContext;
import lacuna.grammar.LacunaParser.ValueContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the records of expressions that were read without a mistake. */
final class ExprBuilder {
  private final ErrorCollector errors;
  private final Literals literals;

  ExprBuilder(ErrorCollector errors) {
    this.errors = errors;
    this.literals = new Literals(errors);
  }

  /** The place of a part. */
  Span span(ParserRuleContext part) {
    Token stop = part.getStop() == null ? part.getStart() : part.getStop();
    return errors.span(part.getStart(), stop);
  }

  /** A value, possibly with {@code with}. */
  Expr expr(ExprContext context) {
    Expr value = value(context.value()).value();
    ArgumentsContext with = context.arguments();
    return with == null ? value : new Expr.With(span(context), value, arguments(with));
  }

  private Operand value(ValueContext context) {
    if (context.IF() != null) {
      Expr condition = value(context.value(0)).value();
      Expr yes = value(context.value(1)).value();
      Expr no = value(context.value(2)).value();
      return new Operand(new Expr.Choice(span(context), condition, yes, no), span(context));
    }
    if (context.getChildCount() == 1) {
      OperandContext only = context.operand(0);
      if (only.getChildCount() == 1) {
        return operand(only);
      }
    }
    List<Precedence.Element> row = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof OperatorContext operator) {
        row.add(operator(operator.getStart(), false));
      } else {
        OperandContext operand = (OperandContext) child;
        for (ParseTree part : operand.children) {
          if (part instanceof TerminalNode prefix) {
            row.add(operator(prefix.getSymbol(), true));
          }
        }
        row.add(operand(operand));
      }
    }
    return Precedence.order(row);
  }

  private Operator operator(Token token, boolean prefix) {
    return new Operator(token, errors.span(token), prefix);
  }

  /** An operand with its suffixes, without its prefixes. */
  private Operand operand(OperandContext context) {
    Operand value = primary(context.primary());
    for (SuffixContext suffix : context.suffix()) {
      Span span = value.span().to(span(suffix));
      value = new Operand(suffixed(value.value(), suffix, span), span);
    }
    return value;
  }

  private Expr suffixed(Expr target, SuffixContext suffix, Span span) {
    if (suffix.arguments() != null) {
      return new Expr.Call(span, target, arguments(suffix.arguments()));
    }
    if (suffix.expr() != null) {
      return new Expr.Index(span, target, expr(suffix.expr()));
    }
    Token name = suffix.NAME().getSymbol();
    return new Expr.Select(span, target, name.getText(), errors.span(name));
  }

  private Operand primary(PrimaryContext context) {
    Span span = span(context);
    if (context.NAME() != null) {
      return new Operand(new Expr.Name(span, context.NAME().getText()), span);
    }
    if (context.literal() != null) {
      return new Operand(literals.of(context.literal().getStart()), span);
    }
    if (context.list() != null) {
      return new Operand(list(context.list()), span);
    }
    return new Operand(expr(context.expr()), span);
  }

  /** A list of values, or one made by a rule. */
  Expr list(ListContext context) {
    if (context.FOR() != null) {
      return new Expr.Comprehension(
          span(context), context.NAME().getText(), expr(context.expr(0)), expr(context.expr(1)));
    }
    List<Expr> elements = new ArrayList<>();
    for (ElementContext element : context.element()) {
      elements.add(element.expr() != null ? expr(element.expr()) : new Expr.Rest(span(element)));
    }
    return new Expr.ListOf(span(context), elements);
  }

  /** What stands in the parentheses of a call. */
  List<Expr.Argument> arguments(ArgumentsContext context) {
    List<Expr.Argument> arguments = new ArrayList<>();
    for (ArgumentContext argument : context.argument()) {
      @Nullable String name = argument.NAME() == null ? null : argument.NAME().getText();
      arguments.add(new Expr.Argument(span(argument), name, expr(argument.expr())));
    }
    return arguments;
  }

  /** A string's text; empty where it could not be read. */
  String text(TerminalNode string) {
    return literals.text(string.getText(), errors.span(string.getSymbol()));
  }
}
