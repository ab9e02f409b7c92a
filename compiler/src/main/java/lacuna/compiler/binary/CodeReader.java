package lacuna.compiler.binary;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;

/** Reads what {@link CodeWriter} wrote: Java evaluates arguments in the order of the parts. */
final class CodeReader {
  private static final Tag[] TAGS = Tag.values();
  private static final Expr.UnaryOperator[] UNARY = Expr.UnaryOperator.values();
  private static final Expr.BinaryOperator[] BINARY = Expr.BinaryOperator.values();

  private final Decoder in;
  private final SourceFile file;

  CodeReader(Decoder in, SourceFile file) {
    this.in = in;
    this.file = file;
  }

  Tag tag() {
    return TAGS[in.count()];
  }

  Span span() {
    return in.span(file);
  }

  Expr expr() {
    Tag tag = tag();
    Span span = span();
    return switch (tag) {
      case NAME -> new Expr.Name(span, in.text());
      case WHOLE -> new Expr.Whole(span, in.signed());
      case DECIMAL -> new Expr.Decimal(span, in.decimal());
      case LENGTH -> new Expr.LengthLiteral(span, in.signed());
      case SIZE -> new Expr.SizeLiteral(span, in.signed(), in.signed());
      case RATIO -> new Expr.RatioLiteral(span, in.decimal());
      case RATE -> new Expr.RateLiteral(span, in.decimal(), in.signed());
      case DURATION -> new Expr.DurationLiteral(span, in.signed(), in.flag());
      case TEXT -> new Expr.Text(span, in.text());
      case FLAG -> new Expr.Flag(span, in.flag());
      case NONE -> new Expr.None(span);
      case SELECT -> new Expr.Select(span, expr(), in.text(), span());
      case CALL -> new Expr.Call(span, expr(), arguments());
      case INDEX -> new Expr.Index(span, expr(), expr());
      case UNARY -> new Expr.Unary(span, UNARY[in.count()], expr());
      case BINARY -> new Expr.Binary(span, BINARY[in.count()], expr(), expr());
      case RANGE -> new Expr.RangeOf(span, expr(), expr());
      case CHOICE -> new Expr.Choice(span, expr(), expr(), expr());
      case LIST -> new Expr.ListOf(span, in.list(this::expr));
      case REST -> new Expr.Rest(span);
      case COMPREHENSION -> new Expr.Comprehension(span, in.text(), expr(), expr());
      case WITH -> new Expr.With(span, expr(), arguments());
      case BROKEN -> new Expr.Broken(span);
      default -> throw unexpected(tag);
    };
  }

  List<Expr.Argument> arguments() {
    return in.list(this::argument);
  }

  private Expr.Argument argument() {
    return new Expr.Argument(span(), in.optionalText(), expr());
  }

  TypeExpr type() {
    Tag tag = tag();
    Span span = span();
    return switch (tag) {
      case NAME -> new TypeExpr.Named(span, in.texts(), in.optional(this::arguments));
      case WORDS -> new TypeExpr.Words(span, in.texts());
      case LIST -> new TypeExpr.ListType(span, type());
      case TENSOR -> new TypeExpr.Tensor(span, expr(), in.optionalText());
      case MAYBE -> new TypeExpr.Maybe(span, type());
      default -> throw unexpected(tag);
    };
  }

  List<Statement> body() {
    return in.list(this::statement);
  }

  private Statement statement() {
    Tag tag = tag();
    Span span = span();
    return switch (tag) {
      case LET -> new Statement.Let(span, pattern(), expr());
      case ASSIGN -> new Statement.Assign(span, in.text(), span(), expr());
      case METRIC -> new Statement.Metric(span, in.text(), expr());
      case REQUIRE -> new Statement.Require(span, condition());
      case IF -> new Statement.If(span, expr(), body(), body());
      case FOR -> new Statement.For(span, in.text(), expr(), body());
      case RETURN -> new Statement.Return(span, expr());
      default -> throw unexpected(tag);
    };
  }

  Statement.Pattern pattern() {
    return new Statement.Pattern(span(), in.texts(), in.flag());
  }

  Member.Condition condition() {
    return new Member.Condition(expr(), in.text(), in.flag());
  }

  static IllegalStateException unexpected(Tag tag) {
    return new IllegalStateException("no " + tag + " can stand there");
  }
}
