package lacuna.compiler.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The concrete syntax tree of a file without errors: every token in the order of the text, with the
 * comments around it. A rule of the grammar that holds one part alone is left out.
 */
public sealed interface ConcreteNode {

  /** The first token. */
  Leaf first();

  /** The last token. */
  Leaf last();

  /**
   * What a rule of the grammar read.
   *
   * @param parts two at least, save for a file, which ends with a token of no text
   */
  record Branch(Rule rule, List<ConcreteNode> parts) implements ConcreteNode {
    @Override
    public Leaf first() {
      return parts.get(0).first();
    }

    @Override
    public Leaf last() {
      return parts.get(parts.size() - 1).last();
    }
  }

  /**
   * A token.
   *
   * @param line where it stands, counted from 1
   * @param before comments on lines of their own since the token before it
   * @param behind the comment behind it on its line
   * @param blank whether an empty line stands directly before it
   */
  record Leaf(
      Sort sort,
      String text,
      int line,
      List<Comment> before,
      @Nullable Comment behind,
      boolean blank)
      implements ConcreteNode {
    @Override
    public Leaf first() {
      return this;
    }

    @Override
    public Leaf last() {
      return this;
    }

    /** Whether no comment stands above or behind it. */
    public boolean hasNoComments() {
      return before.isEmpty() && behind == null;
    }

    /** The token without what stands above it. */
    public Leaf withoutComments() {
      return new Leaf(sort, text, line, List.of(), behind, false);
    }

    /** Whether an empty line stands before it or before one of its comments. */
    public boolean startsParagraph() {
      return blank || before.stream().anyMatch(Comment::blank);
    }
  }

  /**
   * A comment, of a doc comment one line.
   *
   * @param text from its slashes to the end of its line, without white space at the end
   * @param blank whether an empty line stands directly before it
   */
  record Comment(String text, boolean blank) {
    /** Whether it documents what follows. */
    public boolean isDoc() {
      return text.startsWith("///");
    }
  }

  /** Sorts of tokens. */
  enum Sort {
    KEYWORD,
    NAME,
    LITERAL,
    SYMBOL,
    END
  }

  /** The rules of the grammar that a reader of the tree tells apart. */
  enum Rule {
    FILE,
    HEADER,
    SETTING,
    AXIS,
    COMPONENT,
    CONSTANT,
    TENSOR,
    LAYER,
    REQUIRE,
    RENAMING,
    ASSIGNMENT,
    METRIC,
    CHOICE,
    PARAMETERS,
    EXPR,
    VALUE,
    OPERAND,
    ARGUMENTS,
    LIST,
    OTHER
  }
}
