package lacuna.compiler.syntax;

import lacuna.compiler.source.Span;

/** A piece of a text as it is written, mistakes and comments included. */
public record SourceToken(Span span, Sort sort) {

  /** What an editor colors alike. */
  public enum Sort {
    KEYWORD,
    NAME,
    /** A number, with its unit. */
    NUMBER,
    STRING,
    OPERATOR,
    /** Brackets, commas and the like. */
    PUNCTUATION,
    /** {@code ///}. */
    DOC,
    /** {@code //}. */
    COMMENT,
    /** What the language has no use for. */
    UNKNOWN
  }

  /** As it is written. */
  public String text() {
    return span.text();
  }

  /** Whether it is written so. */
  public boolean is(String text) {
    return span.text().equals(text);
  }
}
