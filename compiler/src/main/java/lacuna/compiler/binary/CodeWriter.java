package lacuna.compiler.binary;

import java.util.List;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;

/** Writes what stands within declarations, in the order in which {@link CodeReader} reads it. */
final class CodeWriter
    implements Statement.Visitor<Encoder>, TypeExpr.Visitor<Encoder>, Expr.Visitor<Encoder> {
  private final Encoder out;

  CodeWriter(Encoder out) {
    this.out = out;
  }

  Encoder expr(Expr expr) {
    return expr.accept(this);
  }

  Encoder type(TypeExpr type) {
    return type.accept(this);
  }

  Encoder argument(Expr.Argument argument) {
    return out.span(argument.span()).text(argument.name()).put(argument.value(), this::expr);
  }

  Encoder condition(Member.Condition condition) {
    return out.put(condition.holds(), this::expr).text(condition.reason()).flag(condition.advice());
  }

  Encoder pattern(Statement.Pattern pattern) {
    return out.span(pattern.span()).texts(pattern.names()).flag(pattern.taken());
  }

  Encoder body(List<Statement> body) {
    return out.list(body, statement -> statement.accept(this));
  }

  // --- statements

  @Override
  public Encoder visitLet(Statement.Let let) {
    return out.choice(Tag.LET)
        .span(let.span())
        .put(let.pattern(), this::pattern)
        .put(let.value(), this::expr);
  }

  @Override
  public Encoder visitAssign(Statement.Assign assign) {
    return out.choice(Tag.ASSIGN)
        .span(assign.span())
        .text(assign.name())
        .span(assign.nameSpan())
        .put(assign.value(), this::expr);
  }

  @Override
  public Encoder visitMetric(Statement.Metric metric) {
    return out.choice(Tag.METRIC)
        .span(metric.span())
        .text(metric.name())
        .put(metric.value(), this::expr);
  }

  @Override
  public Encoder visitRequire(Statement.Require require) {
    return out.choice(Tag.REQUIRE)
        .span(require.span())
        .put(require.condition(), this::condition);
  }

  @Override
  public Encoder visitIf(Statement.If choice) {
    return out.choice(Tag.IF)
        .span(choice.span())
        .put(choice.condition(), this::expr)
        .put(choice.then(), this::body)
        .put(choice.otherwise(), this::body);
  }

  @Override
  public Encoder visitFor(Statement.For loop) {
    return out.choice(Tag.FOR)
        .span(loop.span())
        .text(loop.variable())
        .put(loop.list(), this::expr)
        .put(loop.body(), this::body);
  }

  @Override
  public Encoder visitReturn(Statement.Return result) {
    return out.choice(Tag.RETURN).span(result.span()).put(result.value(), this::expr);
  }

  // --- types

  @Override
  public Encoder visitNamed(TypeExpr.Named named) {
    return out.choice(Tag.NAME)
        .span(named.span())
        .texts(named.path())
        .optional(named.arguments(), all -> out.list(all, this::argument));
  }

  @Override
  public Encoder visitWords(TypeExpr.Words words) {
    return out.choice(Tag.WORDS).span(words.span()).texts(words.words());
  }

  @Override
  public Encoder visitListType(TypeExpr.ListType list) {
    return out.choice(Tag.LIST).span(list.span()).put(list.element(), this::type);
  }

  @Override
  public Encoder visitTensor(TypeExpr.Tensor tensor) {
    return out.choice(Tag.TENSOR)
        .span(tensor.span())
        .put(tensor.shape(), this::expr)
        .text(tensor.element());
  }

  @Override
  public Encoder visitMaybe(TypeExpr.Maybe maybe) {
    return out.choice(Tag.MAYBE).span(maybe.span()).put(maybe.type(), this::type);
  }

  // --- expressions

  @Override
  public Encoder visitName(Expr.Name name) {
    return out.choice(Tag.NAME).span(name.span()).text(name.text());
  }

  @Override
  public Encoder visitWhole(Expr.Whole whole) {
    return out.choice(Tag.WHOLE).span(whole.span()).signed(whole.value());
  }

  @Override
  public Encoder visitDecimal(Expr.Decimal decimal) {
    return out.choice(Tag.DECIMAL).span(decimal.span()).decimal(decimal.value());
  }

  @Override
  public Encoder visitLengthLiteral(Expr.LengthLiteral length) {
    return out.choice(Tag.LENGTH).span(length.span()).signed(length.pixels());
  }

  @Override
  public Encoder visitSizeLiteral(Expr.SizeLiteral size) {
    return out.choice(Tag.SIZE).span(size.span()).signed(size.height()).signed(size.width());
  }

  @Override
  public Encoder visitRatioLiteral(Expr.RatioLiteral ratio) {
    return out.choice(Tag.RATIO).span(ratio.span()).decimal(ratio.value());
  }

  @Override
  public Encoder visitRateLiteral(Expr.RateLiteral rate) {
    return out.choice(Tag.RATE).span(rate.span()).decimal(rate.value()).signed(rate.images());
  }

  @Override
  public Encoder visitDurationLiteral(Expr.DurationLiteral duration) {
    return out.choice(Tag.DURATION)
        .span(duration.span())
        .signed(duration.count())
        .flag(duration.epochs());
  }

  @Override
  public Encoder visitText(Expr.Text text) {
    return out.choice(Tag.TEXT).span(text.span()).text(text.value());
  }

  @Override
  public Encoder visitFlag(Expr.Flag flag) {
    return out.choice(Tag.FLAG).span(flag.span()).flag(flag.value());
  }

  @Override
  public Encoder visitNone(Expr.None none) {
    return out.choice(Tag.NONE).span(none.span());
  }

  @Override
  public Encoder visitSelect(Expr.Select select) {
    return out.choice(Tag.SELECT)
        .span(select.span())
        .put(select.target(), this::expr)
        .text(select.name())
        .span(select.nameSpan());
  }

  @Override
  public Encoder visitCall(Expr.Call call) {
    return out.choice(Tag.CALL)
        .span(call.span())
        .put(call.callee(), this::expr)
        .list(call.arguments(), this::argument);
  }

  @Override
  public Encoder visitIndex(Expr.Index index) {
    return out.choice(Tag.INDEX)
        .span(index.span())
        .put(index.target(), this::expr)
        .put(index.index(), this::expr);
  }

  @Override
  public Encoder visitUnary(Expr.Unary unary) {
    return out.choice(Tag.UNARY)
        .span(unary.span())
        .choice(unary.operator())
        .put(unary.operand(), this::expr);
  }

  @Override
  public Encoder visitBinary(Expr.Binary binary) {
    return out.choice(Tag.BINARY)
        .span(binary.span())
        .choice(binary.operator())
        .put(binary.left(), this::expr)
        .put(binary.right(), this::expr);
  }

  @Override
  public Encoder visitRangeOf(Expr.RangeOf range) {
    return out.choice(Tag.RANGE)
        .span(range.span())
        .put(range.start(), this::expr)
        .put(range.end(), this::expr);
  }

  @Override
  public Encoder visitChoice(Expr.Choice choice) {
    return out.choice(Tag.CHOICE)
        .span(choice.span())
        .put(choice.condition(), this::expr)
        .put(choice.yes(), this::expr)
        .put(choice.no(), this::expr);
  }

  @Override
  public Encoder visitListOf(Expr.ListOf list) {
    return out.choice(Tag.LIST).span(list.span()).list(list.elements(), this::expr);
  }

  @Override
  public Encoder visitRest(Expr.Rest rest) {
    return out.choice(Tag.REST).span(rest.span());
  }

  @Override
  public Encoder visitComprehension(Expr.Comprehension each) {
    return out.choice(Tag.COMPREHENSION)
        .span(each.span())
        .text(each.variable())
        .put(each.list(), this::expr)
        .put(each.element(), this::expr);
  }

  @Override
  public Encoder visitWith(Expr.With with) {
    return out.choice(Tag.WITH)
        .span(with.span())
        .put(with.value(), this::expr)
        .list(with.arguments(), this::argument);
  }

  @Override
  public Encoder visitBroken(Expr.Broken broken) {
    return out.choice(Tag.BROKEN).span(broken.span());
  }
}
