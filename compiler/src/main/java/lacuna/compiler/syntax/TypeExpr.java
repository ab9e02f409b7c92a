package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A type, as written. */
public sealed interface TypeExpr {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitNamed(Named named);

    R visitWords(Words words);

    R visitListType(ListType listType);

    R visitTensor(Tensor tensor);

    R visitMaybe(Maybe maybe);
  }

  /** Where it stands. */
  Span span();

  /**
   * A plain name with optional arguments: {@code Int}, {@code Ratio}, {@code encoder(image,
   * channels, mask)}, the name of a {@code Shape} constant ({@code wanted}), or {@code mask.output}
   * (path of names).
   *
   * @param arguments what a kind is given; null when no parentheses were written
   */
  record Named(
      Span span, List<String> path, @Nullable List<Expr.Argument> arguments)
      implements TypeExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNamed(this);
    }
  }

  /** {@code masked | everything}. */
  record Words(Span span, List<String> words) implements TypeExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWords(this);
    }
  }

  /** {@code list of ELEMENT}. */
  record ListType(Span span, TypeExpr element) implements TypeExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListType(this);
    }
  }

  /**
   * A tensor: {@code [batch, n, width] of Int}, or a shape computed by an expression ({@code
   * without(shape(x), axis)}, {@code to}) {@code of T}.
   *
   * @param shape an {@link Expr.ListOf} whose elements are sizes or {@link Expr.Rest}, or an
   *     expression that gives a shape
   * @param element the name after {@code of}; null where none is written (real numbers, unless
   *     {@code shape} names a type)
   */
  record Tensor(Span span, Expr shape, @Nullable String element) implements TypeExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTensor(this);
    }
  }

  /** {@code TYPE?}: may be {@code none}. */
  record Maybe(Span span, TypeExpr type) implements TypeExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMaybe(this);
    }
  }
}
