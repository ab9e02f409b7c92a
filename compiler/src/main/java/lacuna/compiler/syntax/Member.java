package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the braces of a component or kind. {@code doc} is the text of the {@code ///}
 * comments above, or empty.
 */
public sealed interface Member {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitConstant(Constant constant);

    R visitParam(Param param);

    R visitBuffer(Buffer buffer);

    R visitLayer(Layer layer);

    R visitRequire(Require require);

    R visitMethod(Method method);

    R visitOfferedConstant(OfferedConstant offeredConstant);

    R visitOfferedMethod(OfferedMethod offeredMethod);
  }

  /** Where it stands. */
  Span span();

  /** {@code let name = value}: a compile-time constant. */
  record Constant(Span span, String doc, Statement.Pattern pattern, Expr value) implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConstant(this);
    }
  }

  /**
   * {@code param name: [shape] = value with (...)}; the {@code with} is the outermost node of
   * {@code value}.
   */
  record Param(
      Span span, String doc, String name, Span nameSpan, TypeExpr type, Expr value)
      implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitParam(this);
    }
  }

  /** {@code buffer name: [shape] of T = value with (...)}, as in {@link Param}. */
  record Buffer(
      Span span, String doc, String name, Span nameSpan, TypeExpr type, Expr value)
      implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBuffer(this);
    }
  }

  /** {@code name = layer(...)}, or a list of layers. */
  record Layer(Span span, String doc, String name, Span nameSpan, Expr value) implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayer(this);
    }
  }

  /**
   * {@code require condition else "why"}, or {@code advise}; in a kind, of each of its components.
   */
  record Require(Span span, Condition condition) implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRequire(this);
    }
  }

  /**
   * What should hold.
   *
   * @param reason what to say where it does not
   * @param advice whether that is a warning only
   */
  record Condition(Expr holds, String reason, boolean advice) {}

  /** {@code name(parameters) -> result { ... }}. */
  record Method(
      Span span, String doc, Signature signature, List<Statement> body)
      implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMethod(this);
    }
  }

  /** In a kind: {@code let name: type}, a constant that its components must offer. */
  record OfferedConstant(Span span, String doc, String name, TypeExpr type) implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOfferedConstant(this);
    }
  }

  /**
   * In a kind: a function that its components offer; {@code requirements} are for those that have
   * it.
   */
  record OfferedMethod(
      Span span, String doc, Signature signature, List<Require> requirements)
      implements Member {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOfferedMethod(this);
    }
  }

  /** Name, parameters and result of a function; {@code result} is null when none is written. */
  record Signature(
      Span span,
      String name,
      Span nameSpan,
      List<Parameter> parameters,
      @Nullable TypeExpr result) {}

  /**
   * A parameter of a component, kind or function.
   *
   * @param with what follows {@code with}, or empty
   * @param value the default, or null
   */
  record Parameter(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      TypeExpr type,
      List<Expr.Argument> with,
      @Nullable Expr value) {}
}
