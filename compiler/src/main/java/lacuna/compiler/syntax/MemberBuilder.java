package lacuna.compiler.syntax;

import java.util.List;
import java.util.Objects;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.ConstantContext;
import lacuna.grammar.LacunaParser.LayerContext;
import lacuna.grammar.LacunaParser.MemberContext;
import lacuna.grammar.LacunaParser.MethodContext;
import lacuna.grammar.LacunaParser.OfferContext;
import lacuna.grammar.LacunaParser.OfferedContext;
import lacuna.grammar.LacunaParser.ParameterContext;
import lacuna.grammar.LacunaParser.ParametersContext;
import lacuna.grammar.LacunaParser.RequireContext;
import lacuna.grammar.LacunaParser.SignatureContext;
import lacuna.grammar.LacunaParser.TensorContext;
import lacuna.grammar.LacunaParser.TypeContext;
import lacuna.grammar.LacunaParserBaseVisitor;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of parameters, members and what a kind offers. Of a member that could not be
 * read, what it declares is kept with a broken value, so that its name stays known.
 */
final class MemberBuilder {
  private final ErrorCollector errors;
  private final SettingBuilder settings;
  private final ExprBuilder exprs;
  private final TypeBuilder types;
  private final StatementBuilder statements;

  MemberBuilder(
      ErrorCollector errors,
      SettingBuilder settings,
      ExprBuilder exprs,
      StatementBuilder statements) {
    this.errors = errors;
    this.settings = settings;
    this.exprs = exprs;
    this.types = new TypeBuilder(errors, exprs);
    this.statements = statements;
  }

  /** The members of a component. */
  List<Member> members(List<MemberContext> contexts) {
    LineChecker.check(contexts, errors);
    return contexts.stream()
        .map(part -> part.accept(new MemberVisitor(part)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** One member, from what the grammar read as {@code part}. */
  private final class MemberVisitor extends LacunaParserBaseVisitor<@Nullable Member> {
    private final MemberContext part;
    private final Span span;
    private final String doc;

    MemberVisitor(MemberContext part) {
      this.part = part;
      this.span = exprs.span(part);
      this.doc = settings.doc(part);
    }

    @Override
    public @Nullable Member visitConstant(ConstantContext context) {
      Statement.Pattern pattern = statements.pattern(context.pattern());
      return pattern == null
          ? null
          : new Member.Constant(span, doc, pattern, statements.value(context.expr(), part));
    }

    @Override
    public @Nullable Member visitTensor(TensorContext context) {
      TerminalNode name = context.NAME();
      TypeContext type = context.type();
      if (name == null || type == null || type.exception != null) {
        return null;
      }
      Span nameSpan = errors.span(name.getSymbol());
      Expr value = statements.value(context.expr(), part);
      return context.PARAM() != null
          ? new Member.Param(span, doc, name.getText(), nameSpan, types.type(type), value)
          : new Member.Buffer(span, doc, name.getText(), nameSpan, types.type(type), value);
    }

    @Override
    public Member visitLayer(LayerContext context) {
      Token name = context.NAME().getSymbol();
      Expr value = statements.value(context.expr(), part);
      return new Member.Layer(span, doc, name.getText(), errors.span(name), value);
    }

    @Override
    public @Nullable Member visitRequire(RequireContext context) {
      return part.exception != null ? null : require(context);
    }

    @Override
    public @Nullable Member visitMethod(MethodContext context) {
      Member.Signature signature = signature(context.signature());
      if (signature == null) {
        return null;
      }
      List<Statement> body =
          context.exception == null && context.body() != null
              ? statements.body(context.body())
              : List.of(new Statement.Return(span, new Expr.Broken(span)));
      return new Member.Method(span, doc, signature, body);
    }
  }

  /** What a kind offers. */
  List<Member> offers(List<OfferContext> contexts) {
    LineChecker.check(contexts, errors);
    return contexts.stream()
        .filter(context -> context.exception == null)
        .map(this::offer)
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Member offer(OfferContext context) {
    if (context.require() != null) {
      return require(context.require());
    }
    return context.offered() != null ? offered(context.offered(), context) : constant(context);
  }

  private Member constant(OfferContext context) {
    return new Member.OfferedConstant(
        exprs.span(context),
        settings.doc(context),
        context.NAME().getText(),
        types.type(context.type()));
  }

  private @Nullable Member offered(OfferedContext context, OfferContext part) {
    Member.Signature signature = signature(context.signature());
    if (signature == null) {
      return null;
    }
    LineChecker.check(context.require(), errors);
    List<Member.Require> requirements =
        context.require().stream().filter(c -> c.exception == null).map(this::require).toList();
    return new Member.OfferedMethod(
        exprs.span(part), settings.doc(part), signature, requirements);
  }

  /** A condition that stands alone. */
  Member.Require require(RequireContext context) {
    return new Member.Require(exprs.span(context), statements.condition(context));
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
        errors.span(name),
        parameters(context.parameters()),
        result == null || result.exception != null ? null : types.type(result));
  }

  /** The parameters that could be read. */
  List<Member.Parameter> parameters(@Nullable ParametersContext context) {
    return context == null
        ? List.of()
        : context.parameter().stream()
            .filter(parameter -> parameter.exception == null)
            .map(this::parameter)
            .toList();
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
        settings.doc(context),
        name.getText(),
        errors.span(name),
        types.type(context.type()),
        with,
        value);
  }
}
