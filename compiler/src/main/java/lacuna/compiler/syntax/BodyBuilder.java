package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.BodyContext;
import lacuna.grammar.LacunaParser.ChoiceContext;
import lacuna.grammar.LacunaParser.ConstantContext;
import lacuna.grammar.LacunaParser.ExprContext;
import lacuna.grammar.LacunaParser.MemberContext;
import lacuna.grammar.LacunaParser.MethodContext;
import lacuna.grammar.LacunaParser.OfferContext;
import lacuna.grammar.LacunaParser.ParameterContext;
import lacuna.grammar.LacunaParser.ParametersContext;
import lacuna.grammar.LacunaParser.PatternContext;
import lacuna.grammar.LacunaParser.RequireContext;
import lacuna.grammar.LacunaParser.SignatureContext;
import lacuna.grammar.LacunaParser.StatementContext;
import lacuna.grammar.LacunaParser.TensorContext;
import lacuna.grammar.LacunaParser.TypeContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of members and statements. Of a part that could not be read, what it declares
 * is kept with a broken value, so that its name stays known.
 */
final class BodyBuilder {
  private final Complaints complaints;
  private final Map<Integer, String> docs;
  private final ExprBuilder exprs;
  private final TypeBuilder types;

  BodyBuilder(Complaints complaints, Map<Integer, String> docs, ExprBuilder exprs) {
    this.complaints = complaints;
    this.docs = docs;
    this.exprs = exprs;
    this.types = new TypeBuilder(complaints, exprs);
  }

  /** The doc comment above a part, or empty. */
  String doc(ParserRuleContext part) {
    return docs.getOrDefault(part.getStart().getStartIndex(), "");
  }

  /** Reports parts that share a line. */
  void checkLines(List<? extends ParserRuleContext> parts) {
    Lines.check(parts, complaints);
  }

  List<Member> members(List<MemberContext> contexts) {
    checkLines(contexts);
    List<Member> members = new ArrayList<>();
    for (MemberContext context : contexts) {
      Member member = member(context);
      if (member != null) {
        members.add(member);
      }
    }
    return members;
  }

  private @Nullable Member member(MemberContext context) {
    Span span = exprs.span(context);
    String doc = doc(context);
    if (context.constant() != null) {
      ConstantContext constant = context.constant();
      Statement.Pattern pattern = pattern(constant.pattern());
      return pattern == null
          ? null
          : new Member.Constant(span, doc, pattern, value(constant.expr(), context));
    }
    if (context.tensor() != null) {
      return tensor(context.tensor(), span, doc, context);
    }
    if (context.layer() != null) {
      TerminalNode name = context.layer().NAME();
      return new Member.Layer(
          span,
          doc,
          name.getText(),
          complaints.span(name.getSymbol()),
          value(context.layer().expr(), context));
    }
    if (context.require() != null) {
      return context.exception != null
          ? null
          : require(context.require());
    }
    return context.method() == null ? null : method(context.method(), span, doc);
  }

  private @Nullable Member tensor(
      TensorContext tensor, Span span, String doc, MemberContext context) {
    TerminalNode name = tensor.NAME();
    TypeContext type = tensor.type();
    if (name == null || type == null || type.exception != null) {
      return null;
    }
    Span nameSpan = complaints.span(name.getSymbol());
    Expr value = value(tensor.expr(), context);
    return tensor.PARAM() != null
        ? new Member.Param(span, doc, name.getText(), nameSpan, types.type(type), value)
        : new Member.Buffer(span, doc, name.getText(), nameSpan, types.type(type), value);
  }

  private @Nullable Member method(MethodContext context, Span span, String doc) {
    Member.Signature signature = signature(context.signature());
    if (signature == null) {
      return null;
    }
    List<Statement> body =
        context.exception == null && context.body() != null
            ? body(context.body())
            : List.of(new Statement.Return(span, new Expr.Broken(span)));
    return new Member.Method(span, doc, signature, body);
  }

  List<Member> offers(List<OfferContext> contexts) {
    checkLines(contexts);
    List<Member> offers = new ArrayList<>();
    for (OfferContext context : contexts) {
      if (context.exception != null) {
        continue;
      }
      Span span = exprs.span(context);
      if (context.LET() != null) {
        offers.add(
            new Member.OfferedConstant(
                span, doc(context), context.NAME().getText(), types.type(context.type())));
      } else if (context.require() != null) {
        offers.add(require(context.require()));
      } else if (context.offered() != null) {
        Member.Signature signature = signature(context.offered().signature());
        if (signature != null) {
          List<Member.Require> requirements = requirements(context.offered().require());
          offers.add(new Member.OfferedMethod(span, doc(context), signature, requirements));
        }
      }
    }
    return offers;
  }

  private List<Member.Require> requirements(List<RequireContext> contexts) {
    checkLines(contexts);
    return contexts.stream().filter(c -> c.exception == null).map(this::require).toList();
  }

  /** Name, parameters and result; null when not even the name could be read. */
  Member.@Nullable Signature signature(@Nullable SignatureContext context) {
    if (context == null || context.NAME() == null) {
      return null;
    }
    Token name = context.NAME().getSymbol();
    TypeContext result = context.type();
    return new Member.Signature(
        exprs.span(context),
        name.getText(),
        complaints.span(name),
        parameters(context.parameters()),
        result == null || result.exception != null ? null : types.type(result));
  }

  List<Member.Parameter> parameters(@Nullable ParametersContext context) {
    List<Member.Parameter> parameters = new ArrayList<>();
    if (context == null) {
      return parameters;
    }
    for (ParameterContext parameter : context.parameter()) {
      if (parameter.exception == null) {
        parameters.add(parameter(parameter));
      }
    }
    return parameters;
  }

  private Member.Parameter parameter(ParameterContext context) {
    List<Expr.Argument> with =
        context.arguments() == null ? List.of() : exprs.arguments(context.arguments());
    @Nullable Expr value = context.expr() == null ? null : exprs.expr(context.expr());
    if (with.isEmpty() && value instanceof Expr.With behind) {
      with = behind.arguments();
      value = behind.value();
    }
    Token name = context.NAME().getSymbol();
    return new Member.Parameter(
        exprs.span(context),
        doc(context),
        name.getText(),
        complaints.span(name),
        types.type(context.type()),
        with,
        value);
  }

  /** The statements of a function. */
  List<Statement> body(BodyContext context) {
    checkLines(context.statement());
    List<Statement> statements = new ArrayList<>();
    for (StatementContext statement : context.statement()) {
      Statement made = statement(statement);
      if (made != null) {
        statements.add(made);
      }
    }
    return statements;
  }

  private @Nullable Statement statement(StatementContext context) {
    Span span = exprs.span(context);
    if (context.constant() != null) {
      Statement.Pattern pattern = pattern(context.constant().pattern());
      return pattern == null
          ? null
          : new Statement.Let(span, pattern, value(context.constant().expr(), context));
    }
    if (context.result() != null) {
      return new Statement.Return(span, value(context.result().expr(), context));
    }
    if (context.assignment() != null) {
      Token name = context.assignment().NAME().getSymbol();
      return new Statement.Assign(
          span, name.getText(), complaints.span(name), value(context.assignment().expr(), context));
    }
    if (context.exception != null) {
      return null;
    }
    if (context.metric() != null) {
      return new Statement.Metric(
          span, context.metric().NAME().getText(), exprs.expr(context.metric().expr()));
    }
    if (context.require() != null) {
      return new Statement.Require(span, condition(context.require()));
    }
    if (context.loop() != null) {
      return new Statement.For(
          span,
          context.loop().NAME().getText(),
          exprs.expr(context.loop().expr()),
          body(context.loop().body()));
    }
    return context.choice() == null ? null : choice(context.choice());
  }

  /** A condition that stands alone. */
  Member.Require require(RequireContext context) {
    return new Member.Require(exprs.span(context), condition(context));
  }

  private Member.Condition condition(RequireContext context) {
    return new Member.Condition(
        exprs.expr(context.expr()), exprs.text(context.STRING()), context.ADVISE() != null);
  }

  /** {@code else if} becomes a choice within the otherwise part. */
  private Statement choice(ChoiceContext context) {
    List<ExprContext> conditions = context.expr();
    List<BodyContext> bodies = context.body();
    List<Statement> otherwise =
        bodies.size() > conditions.size() ? body(bodies.get(bodies.size() - 1)) : List.of();
    for (int i = conditions.size() - 1; i >= 0; i--) {
      Token start = i == 0 ? context.getStart() : context.IF(i).getSymbol();
      Span span = complaints.span(start, context.getStop());
      otherwise =
          List.of(
              new Statement.If(
                  span, exprs.expr(conditions.get(i)), body(bodies.get(i)), otherwise));
    }
    return otherwise.get(0);
  }

  private Statement.@Nullable Pattern pattern(@Nullable PatternContext context) {
    if (context == null || context.exception != null) {
      return null;
    }
    List<String> names = context.NAME().stream().map(TerminalNode::getText).toList();
    return new Statement.Pattern(exprs.span(context), names, context.LBRACKET() != null);
  }

  /** The value of a part, broken when the part could not be read. */
  private Expr value(@Nullable ExprContext context, ParserRuleContext part) {
    return context == null || part.exception != null || context.exception != null
        ? new Expr.Broken(exprs.span(part))
        : exprs.expr(context);
  }
}
